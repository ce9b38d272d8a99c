namespace Aggregator.Extraction.Pages.Tree;

/// <content>What stands before and after the body.</content>
internal sealed partial class TreeBuilder
{
    private void Initial()
    {
        if (TakesSpace(isInserted: false))
        {
            return;
        }

        if (reader.Kind == TokenKind.DocumentType)
        {
            _isQuirky = DocumentTypes.IsQuirky(reader.Text.Span);
            _mode = BuildMode.BeforeHtml;
            return;
        }

        _isQuirky = true;
        Switch(BuildMode.BeforeHtml);
    }

    private void BeforeHtml()
    {
        if (reader.Kind == TokenKind.DocumentType || TakesSpace(isInserted: false) || (reader.Kind == TokenKind.End && !OpensBody()))
        {
            return;
        }

        if (IsStart(Tags.Html))
        {
            InsertStart();
            _mode = BuildMode.BeforeHead;
            return;
        }

        Insert(Tags.Html);
        Switch(BuildMode.BeforeHead);
    }

    private void BeforeHead()
    {
        if (reader.Kind == TokenKind.DocumentType || TakesSpace(isInserted: false) || (reader.Kind == TokenKind.End && !OpensBody()))
        {
            return;
        }

        if (IsStart(Tags.Html))
        {
            _open[0].AddAttributes(reader.Attributes);
        }
        else if (IsStart(Tags.Head))
        {
            _head = InsertStart();
            _mode = BuildMode.InHead;
        }
        else
        {
            _head = Insert(Tags.Head);
            Switch(BuildMode.InHead);
        }
    }

    /// <summary>End tags that are not ignored where no body is open.</summary>
    private bool OpensBody() => reader.Name.Name is "head" or "body" or "html" or "br";

    private void InHead()
    {
        if (reader.Kind == TokenKind.DocumentType || TakesSpace(isInserted: true))
        {
            return;
        }

        if (IsStart(Tags.Html))
        {
            _open[0].AddAttributes(reader.Attributes);
        }
        else if (IsStart(TagTraits.Head))
        {
            HeadElement();
        }
        else if (IsEnd(Tags.Template))
        {
            EndTemplate();
        }
        else if (IsEnd(Tags.Head))
        {
            _open.Pop();
            _mode = BuildMode.AfterHead;
        }
        else if (!IsStart(Tags.Head) && (reader.Kind != TokenKind.End || OpensBody()))
        {
            _open.Pop();
            Switch(BuildMode.AfterHead);
        }
    }

    /// <summary>Elements that are treated alike wherever they stand.</summary>
    private void HeadElement()
    {
        switch (reader.Name.Name)
        {
            case "title":
                InsertRaw(isDecoded: true);
                break;
            case "style" or "script" or "noframes":
                InsertRaw();
                break;
            case "noscript":
                InsertStart();
                _mode = _mode == BuildMode.InHead ? BuildMode.InHeadNoScript : _mode;
                break;
            case "template":
                InsertStart();
                _formatting.AddMarker();
                _allowsFrames = false;
                _mode = BuildMode.InBody;
                break;
            default:
                InsertVoid();
                break;
        }
    }

    private void EndTemplate()
    {
        if (!_open.Has(Tags.Template))
        {
            return;
        }

        _open.PopUntil(Tags.Template);
        _formatting.ClearToMarker();
        ResetMode();
    }

    private void InHeadNoScript()
    {
        if (reader.Kind == TokenKind.DocumentType || TakesSpace(isInserted: true))
        {
            return;
        }

        if (IsStart(Tags.Html))
        {
            _open[0].AddAttributes(reader.Attributes);
        }
        else if (reader.Kind == TokenKind.End && reader.Name.Name == "noscript")
        {
            _open.Pop();
            _mode = BuildMode.InHead;
        }
        else if (reader.Kind == TokenKind.Start && reader.Name.Name is "basefont" or "bgsound" or "link" or "meta" or "noframes" or "style")
        {
            HeadElement();
        }
        else if (!(reader.Kind == TokenKind.Start && reader.Name.Name is "head" or "noscript") && (reader.Kind != TokenKind.End || reader.Name == Tags.Break))
        {
            _open.Pop();
            Switch(BuildMode.InHead);
        }
    }

    private void AfterHead()
    {
        if (reader.Kind == TokenKind.DocumentType || TakesSpace(isInserted: true))
        {
            return;
        }

        if (IsStart(Tags.Html))
        {
            _open[0].AddAttributes(reader.Attributes);
        }
        else if (IsStart(Tags.Body))
        {
            InsertStart();
            _allowsFrames = false;
            _mode = BuildMode.InBody;
        }
        else if (IsStart(Tags.Frameset))
        {
            InsertStart();
            _mode = BuildMode.InFrameset;
        }
        else if (IsStart(TagTraits.Head) && reader.Name.Name != "noscript")
        {
            LateHeadElement();
        }
        else if (IsEnd(Tags.Template))
        {
            EndTemplate();
        }
        else if (!IsStart(Tags.Head) && (reader.Kind != TokenKind.End || (OpensBody() && reader.Name != Tags.Head)))
        {
            Insert(Tags.Body);
            Switch(BuildMode.InBody);
        }
    }

    private void LateHeadElement()
    {
        var head = _head!; // There is one after the head.
        _open.Push(head);
        HeadElement();
        _open.Remove(head);
    }

    private void AfterBody()
    {
        if (reader.Kind is TokenKind.DocumentType or TokenKind.EndOfPage || IsEnd(Tags.Html))
        {
            return;
        }

        if (IsBlank || IsStart(Tags.Html))
        {
            InBody();
            return;
        }

        Switch(BuildMode.InBody);
    }

    private void InFrameset()
    {
        if (IsBlank)
        {
            InsertText();
        }
        else if (IsStart(Tags.Frameset))
        {
            InsertStart();
        }
        else if (IsEnd(Tags.Frameset) && _open.Count > 1)
        {
            _open.Pop();
        }
        else if (reader.Kind == TokenKind.Start && reader.Name.Name == "frame" && _open.Current.Is(Tags.Frameset))
        {
            InsertVoid();
        }
        else if (reader.Kind == TokenKind.Start && reader.Name.Name == "noframes")
        {
            HeadElement();
        }
    }
}
