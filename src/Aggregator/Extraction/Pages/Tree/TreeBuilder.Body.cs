namespace Aggregator.Extraction.Pages.Tree;

/// <content>The body (HTML standard §13.2.6.4.7): start tags and text.</content>
internal sealed partial class TreeBuilder
{
    private void InBody()
    {
        switch (reader.Kind)
        {
            case TokenKind.Text:
                TextInBody();
                break;
            case TokenKind.Start:
                StartInBody();
                break;
            case TokenKind.End:
                EndInBody();
                break;
            default:
                break;
        }
    }

    private void TextInBody()
    {
        Reopen();
        InsertText();
        _allowsFrames = _allowsFrames && IsBlank;
    }

    private void StartInBody()
    {
        var name = reader.Name;
        var tag = name.Tag;
        if ((tag & TagTraits.Block) != 0)
        {
            CloseParagraph();
            InsertStart();
        }
        else if (name == Tags.A)
        {
            StartLink();
        }
        else if ((tag & TagTraits.Formatting) != 0)
        {
            StartFormatting();
        }
        else if ((tag & TagTraits.Void) != 0)
        {
            Reopen();
            InsertVoid();
            _allowsFrames = false;
        }
        else if (name == Tags.ListItem || name == Tags.Description || name == Tags.Term)
        {
            StartItem(name);
        }
        else if ((tag & TagTraits.Heading) != 0)
        {
            CloseParagraph();
            if (_open.Current.Space == TreeSpace.Html && _open.Current.Has(TagTraits.Heading))
            {
                _open.Pop();
            }

            InsertStart();
        }
        else if ((tag & TagTraits.Head) != 0)
        {
            StartHeadElementInBody(name);
        }
        else if ((tag & TagTraits.TablePart) == 0)
        {
            StartByName(name);
        }
    }

    /// <summary>Where scripts are off, what stands for them is content.</summary>
    private void StartHeadElementInBody(ElementKind name)
    {
        if (name.Name == "noscript")
        {
            Reopen();
            InsertStart();
        }
        else
        {
            HeadElement();
        }
    }

    private void StartByName(ElementKind name)
    {
        switch (name.Name)
        {
            case "p":
                CloseParagraph();
                InsertStart();
                break;
            case "html":
                AddTo(_open[0]);
                break;
            case "body":
                if (_open.Count > 1 && _open[1].Is(Tags.Body))
                {
                    _allowsFrames = false;
                    AddTo(_open[1]);
                }

                break;
            case "head" or "frame":
                break;
            case "frameset":
                StartFrameset();
                break;
            case "pre" or "listing":
                CloseParagraph();
                InsertStart();
                _dropsLineEnd = true;
                _allowsFrames = false;
                break;
            case "form":
                StartForm();
                break;
            case "table":
                StartTable();
                break;
            case "button":
                StartButton();
                break;
            case "svg" or "math":
                Reopen();
                InsertForeign(name.Name == "svg" ? TreeSpace.Svg : TreeSpace.Math);
                break;
            default:
                StartOther(name);
                break;
        }
    }

    private void StartOther(ElementKind name)
    {
        switch (name.Name)
        {
            case "applet" or "marquee" or "object":
                Reopen();
                InsertStart();
                _formatting.AddMarker();
                _allowsFrames = false;
                break;
            case "input":
                Reopen();
                InsertVoid();
                break;
            case "param" or "source" or "track":
                InsertVoid();
                break;
            case "hr":
                CloseParagraph();
                InsertVoid();
                _allowsFrames = false;
                break;
            case "image":
                Reopen();
                Insert(new TreeElement(Tags.Image, TreeSpace.Html, reader.Attributes));
                _open.Pop();
                break;
            case "textarea" or "iframe" or "noembed":
                _allowsFrames = false;
                InsertRaw(name.Name == "textarea");
                break;
            case "xmp":
                CloseParagraph();
                Reopen();
                InsertRaw();
                break;
            case "plaintext":
                CloseParagraph();
                InsertStart();
                reader.ReadPlain();
                InsertText();
                break;
            case "select":
                StartSelect();
                break;
            case "optgroup" or "option":
                PopCurrent(Tags.Option);
                Reopen();
                InsertStart();
                break;
            case "rb" or "rtc":
                StartRuby(but: null);
                break;
            case "rp" or "rt":
                StartRuby(but: Tags.RubyTexts);
                break;
            default:
                Reopen();
                InsertStart();
                break;
        }
    }

    private void AddTo(TreeElement element)
    {
        if (!_open.Has(Tags.Template))
        {
            element.AddAttributes(reader.Attributes);
        }
    }

    private void StartFrameset()
    {
        if (!_allowsFrames || _open.Count < 2 || !_open[1].Is(Tags.Body))
        {
            return;
        }

        var body = _open[1];
        while (_open.Count > 1)
        {
            _open.Pop();
        }

        body.Remove();
        InsertStart();
        _mode = BuildMode.InFrameset;
    }

    private void StartForm()
    {
        var isInTemplate = _open.Has(Tags.Template);
        if (_form is not null && !isInTemplate)
        {
            return;
        }

        CloseParagraph();
        var form = InsertStart();
        _form = isInTemplate ? _form : form;
    }

    private void StartTable()
    {
        if (!_isQuirky)
        {
            CloseParagraph();
        }

        InsertStart();
        _allowsFrames = false;
        _mode = BuildMode.InTable;
    }

    private void StartButton()
    {
        if (_open.HasInScope(Tags.Button))
        {
            _open.PopImplied();
            _open.PopUntil(Tags.Button);
        }

        Reopen();
        InsertStart();
        _allowsFrames = false;
    }

    private void StartSelect()
    {
        Reopen();
        InsertStart();
        _allowsFrames = false;
        _mode = _mode is BuildMode.InTable or BuildMode.InCaption or BuildMode.InRowGroup or BuildMode.InRow or BuildMode.InCell ? BuildMode.InSelectInTable : BuildMode.InSelect;
    }

    private void StartRuby(ElementKind? but)
    {
        if (_open.HasInScope(Tags.Ruby))
        {
            _open.PopImplied(but);
        }

        InsertStart();
    }

    private void StartItem(ElementKind name)
    {
        _allowsFrames = false;
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            var element = _open[i];
            var isItem = name == Tags.ListItem ? element.Is(name) : element.Is(Tags.Description) || element.Is(Tags.Term);
            if (isItem)
            {
                _open.PopImplied(but: element.Kind);
                _open.PopUntil(element.Kind);
                break;
            }

            if (element.Has(TagTraits.Special) && !(element.Space == TreeSpace.Html && element.LocalName is "address" or "div" or "p"))
            {
                break;
            }
        }

        CloseParagraph();
        InsertStart();
    }

    private void StartLink()
    {
        if (_formatting.Find(Tags.A) is { } open)
        {
            CloseFormatting(Tags.A);
            _formatting.Remove(open);
            _open.Remove(open);
        }

        Reopen();
        _formatting.Add(InsertStart());
    }

    private void StartFormatting()
    {
        Reopen();
        if (reader.Name == Tags.NoBreak && _open.HasInScope(Tags.NoBreak))
        {
            CloseFormatting(Tags.NoBreak);
            Reopen();
        }

        _formatting.Add(InsertStart());
    }

    private void CloseParagraph()
    {
        if (_open.HasInButtonScope(Tags.Paragraph))
        {
            _open.PopUntil(Tags.Paragraph);
        }
    }
}
