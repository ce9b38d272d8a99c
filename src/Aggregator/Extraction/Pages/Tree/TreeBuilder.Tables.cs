namespace Aggregator.Extraction.Pages.Tree;

/// <content>Tables and choices (HTML standard §13.2.6.4.9 to 17).</content>
internal sealed partial class TreeBuilder
{
    private void InTable()
    {
        switch (reader.Kind)
        {
            case TokenKind.Text when _open.Current.Space == TreeSpace.Html && _open.Current.Has(TagTraits.Fosters):
                if (IsBlank)
                {
                    InsertText();
                }
                else
                {
                    InBodyBeforeTable();
                }

                break;
            case TokenKind.DocumentType:
                break;
            case TokenKind.Start:
                StartInTable();
                break;
            case TokenKind.End when reader.Name == Tags.Table:
                if (_open.HasInTableScope(Tags.Table))
                {
                    _open.PopUntil(Tags.Table);
                    ResetMode();
                }

                break;
            case TokenKind.End when (reader.Name.Tag & TagTraits.TablePart) != 0 || reader.Name == Tags.Body || reader.Name == Tags.Html:
                break;
            case TokenKind.EndOfPage:
                break;
            default:
                InBodyBeforeTable();
                break;
        }
    }

    private void InBodyBeforeTable()
    {
        _isFostering = true;
        InBody();
        _isFostering = false;
    }

    private void StartInTable()
    {
        var name = reader.Name;
        if ((name.Tag & TagTraits.TablePart) != 0)
        {
            TablePart();
        }
        else if (name == Tags.Table)
        {
            if (_open.HasInTableScope(Tags.Table))
            {
                _open.PopUntil(Tags.Table);
                ResetMode();
                Take();
            }
        }
        else if (name.Name is "style" or "script" or "template")
        {
            HeadElement();
        }
        else if (name.Name == "input" && Array.Exists(reader.Attributes, attribute => attribute.Name == "type" && attribute.Value.Equals("hidden", StringComparison.OrdinalIgnoreCase)))
        {
            InsertVoid();
        }
        else if (name == Tags.Form)
        {
            if (_form is null && !_open.Has(Tags.Template))
            {
                _form = InsertStart();
                _open.Pop();
            }
        }
        else
        {
            InBodyBeforeTable();
        }
    }

    private void TablePart()
    {
        _open.PopTo(TagTraits.Table);
        switch (reader.Name.Name)
        {
            case "caption":
                _formatting.AddMarker();
                InsertStart();
                _mode = BuildMode.InCaption;
                break;
            case "colgroup":
                InsertStart();
                _mode = BuildMode.InColumnGroup;
                break;
            case "col":
                Insert(Tags.ColumnGroup);
                Switch(BuildMode.InColumnGroup);
                break;
            case "tbody" or "thead" or "tfoot":
                InsertStart();
                _mode = BuildMode.InRowGroup;
                break;
            default:
                Insert(Tags.RowGroup);
                Switch(BuildMode.InRowGroup);
                break;
        }
    }

    private void InCaption()
    {
        var isEnd = IsEnd(Tags.Caption);
        if (isEnd || IsStart(TagTraits.TablePart) || IsEnd(Tags.Table))
        {
            if (_open.HasInTableScope(Tags.Caption))
            {
                _open.PopUntil(Tags.Caption);
                _formatting.ClearToMarker();
                _mode = BuildMode.InTable;
                if (!isEnd)
                {
                    InTable();
                }
            }
        }
        else if (!IsEnd(TagTraits.TablePart) && !IsEnd(Tags.Body) && !IsEnd(Tags.Html))
        {
            InBody();
        }
    }

    private void InColumnGroup()
    {
        if (reader.Kind is TokenKind.DocumentType or TokenKind.EndOfPage || TakesSpace(isInserted: true))
        {
            return;
        }

        var name = reader.Name.Name;
        if (reader.Kind == TokenKind.Start && name == "col")
        {
            InsertVoid();
        }
        else if (name == "template" && reader.Kind != TokenKind.Text)
        {
            InHead();
        }
        else if (!(reader.Kind == TokenKind.End && name == "col") && _open.Current.Is(Tags.ColumnGroup))
        {
            var isEnd = IsEnd(Tags.ColumnGroup);
            _open.Pop();
            _mode = BuildMode.InTable;
            if (!isEnd)
            {
                InTable();
            }
        }
    }

    private void InRowGroup()
    {
        if (IsStart(Tags.Row))
        {
            _open.PopTo(TagTraits.RowGroup);
            InsertStart();
            _mode = BuildMode.InRow;
        }
        else if (IsStart(TagTraits.Cell))
        {
            _open.PopTo(TagTraits.RowGroup);
            Insert(Tags.Row);
            Switch(BuildMode.InRow);
        }
        else if (IsEnd(TagTraits.RowGroup))
        {
            if (_open.HasInTableScope(reader.Name))
            {
                _open.PopTo(TagTraits.RowGroup);
                _open.Pop();
                _mode = BuildMode.InTable;
            }
        }
        else if (IsStart(TagTraits.TablePart) || IsEnd(Tags.Table))
        {
            if (_open.HasInTableScope(TagTraits.RowGroup))
            {
                _open.PopTo(TagTraits.RowGroup);
                _open.Pop();
                Switch(BuildMode.InTable);
            }
        }
        else if (!IsEnd(TagTraits.TablePart) && !IsEnd(Tags.Body) && !IsEnd(Tags.Html))
        {
            InTable();
        }
    }

    private void InRow()
    {
        if (IsStart(TagTraits.Cell))
        {
            _open.PopTo(TagTraits.Row);
            InsertStart();
            _mode = BuildMode.InCell;
            _formatting.AddMarker();
        }
        else if (IsEnd(Tags.Row))
        {
            EndRow();
        }
        else if (IsStart(TagTraits.TablePart) || IsEnd(Tags.Table))
        {
            if (EndRow())
            {
                InRowGroup();
            }
        }
        else if (IsEnd(TagTraits.RowGroup))
        {
            if (_open.HasInTableScope(reader.Name) && EndRow())
            {
                InRowGroup();
            }
        }
        else if (!IsEnd(TagTraits.TablePart) && !IsEnd(Tags.Body) && !IsEnd(Tags.Html))
        {
            InTable();
        }
    }

    private bool EndRow()
    {
        if (!_open.HasInTableScope(Tags.Row))
        {
            return false;
        }

        _open.PopTo(TagTraits.Row);
        _open.Pop();
        _mode = BuildMode.InRowGroup;
        return true;
    }

    private void InCell()
    {
        if (IsEnd(TagTraits.Cell))
        {
            if (_open.HasInTableScope(reader.Name))
            {
                _open.PopUntil(reader.Name);
                _formatting.ClearToMarker();
                _mode = BuildMode.InRow;
            }
        }
        else if (IsStart(TagTraits.TablePart) || ((IsEnd(TagTraits.Row | TagTraits.RowGroup) || IsEnd(Tags.Table)) && _open.HasInTableScope(reader.Name)))
        {
            if (_open.HasInTableScope(TagTraits.Cell))
            {
                _open.PopUntil(TagTraits.Cell);
                _formatting.ClearToMarker();
                Switch(BuildMode.InRow);
            }
        }
        else if (!IsEnd(TagTraits.TablePart) && !IsEnd(Tags.Table) && !IsEnd(Tags.Body) && !IsEnd(Tags.Html))
        {
            InBody();
        }
    }

    private void InSelect()
    {
        switch (reader.Kind)
        {
            case TokenKind.Text:
                InsertText();
                break;
            case TokenKind.Start:
                StartInSelect();
                break;
            case TokenKind.End when reader.Name == Tags.OptionGroup:
                if (_open.Current.Is(Tags.Option) && _open[_open.Count - 2].Is(Tags.OptionGroup))
                {
                    _open.Pop();
                }

                PopCurrent(Tags.OptionGroup);
                break;
            case TokenKind.End when reader.Name == Tags.Option:
                PopCurrent(Tags.Option);
                break;
            case TokenKind.End when reader.Name == Tags.Select:
                EndSelect();
                break;
            case TokenKind.End when reader.Name == Tags.Template:
                EndTemplate();
                break;
            default:
                break;
        }
    }

    private void StartInSelect()
    {
        switch (reader.Name.Name)
        {
            case "option":
                PopCurrent(Tags.Option);
                InsertStart();
                break;
            case "optgroup":
                PopCurrent(Tags.Option);
                PopCurrent(Tags.OptionGroup);
                InsertStart();
                break;
            case "select":
                EndSelect();
                break;
            case "input" or "keygen" or "textarea":
                EndSelect();
                Take();
                break;
            case "script" or "template":
                HeadElement();
                break;
            default:
                break;
        }
    }

    private void PopCurrent(ElementKind kind)
    {
        if (_open.Current.Is(kind))
        {
            _open.Pop();
        }
    }

    private void EndSelect()
    {
        _open.PopUntil(Tags.Select);
        ResetMode();
    }

    private void InSelectInTable()
    {
        var isPart = reader.Name == Tags.Table || ((reader.Name.Tag & TagTraits.TablePart) != 0 && reader.Name.Name is not ("col" or "colgroup"));
        if (isPart && (reader.Kind == TokenKind.Start || (reader.Kind == TokenKind.End && _open.HasInTableScope(reader.Name))))
        {
            EndSelect();
            Take();
        }
        else
        {
            InSelect();
        }
    }
}
