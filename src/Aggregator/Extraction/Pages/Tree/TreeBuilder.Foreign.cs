namespace Aggregator.Extraction.Pages.Tree;

/// <content>Drawings and formulas (HTML standard §13.2.6.5).</content>
internal sealed partial class TreeBuilder
{
    private static readonly ElementKind ForeignObject = new("foreignObject");

    /// <summary>Whether the token belongs to the drawing or formula it stands in.</summary>
    private bool IsForeign()
    {
        if (_open.Count == 0 || _open.Current.Space == TreeSpace.Html || reader.Kind == TokenKind.EndOfPage)
        {
            return false;
        }

        var isContent = reader.Kind is TokenKind.Start or TokenKind.Text;
        var isDrawing = reader.Kind == TokenKind.Start && reader.Name.Name == "svg" && _open.Current.LocalName == "annotation-xml";
        return !isContent || !(HoldsHtml(_open.Current) || isDrawing);
    }

    private static bool HoldsHtml(TreeElement element) => element.IsIntegrationPoint && (element.LocalName != "annotation-xml"
        || (element.GetAttribute("encoding") is { } encoding && (encoding.Equals("text/html", StringComparison.OrdinalIgnoreCase) || encoding.Equals("application/xhtml+xml", StringComparison.OrdinalIgnoreCase))));

    private void Foreign()
    {
        switch (reader.Kind)
        {
            case TokenKind.Text:
                _allowsFrames &= IsBlank;
                InsertText();
                break;
            case TokenKind.Start when EndsForeign():
            case TokenKind.End when reader.Name.Name is "br" or "p":
                while (_open.Current.Space != TreeSpace.Html && !HoldsHtml(_open.Current))
                {
                    _open.Pop();
                }

                TakeIn(_mode);
                break;
            case TokenKind.Start:
                InsertForeign(_open.Current.Space);
                break;
            case TokenKind.End:
                EndForeign();
                break;
            default:
                break;
        }
    }

    private bool EndsForeign() => (reader.Name.Tag & TagTraits.EndsForeign) != 0
        || (reader.Name.Name == "font" && Array.Exists(reader.Attributes, attribute => attribute.Name is "color" or "face" or "size"));

    private void InsertForeign(TreeSpace space)
    {
        var kind = reader.Name.Name == "foreignobject" ? ForeignObject : reader.Name;
        Insert(new TreeElement(kind, space, reader.Attributes));
        if (reader.IsSelfClosing)
        {
            _open.Pop();
        }
    }

    private void EndForeign()
    {
        for (var i = _open.Count - 1; i > 0; i--)
        {
            if (_open[i].Space == TreeSpace.Html)
            {
                TakeIn(_mode);
                return;
            }

            if (_open[i].LocalName.Equals(reader.Name.Name, StringComparison.OrdinalIgnoreCase))
            {
                while (_open.Count > i)
                {
                    _open.Pop();
                }

                return;
            }
        }
    }
}
