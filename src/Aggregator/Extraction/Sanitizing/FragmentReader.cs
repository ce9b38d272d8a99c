using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;

namespace Aggregator.Extraction.Sanitizing;

/// <summary>Reads a fragment token by token, drops dangerous elements with their content, and passes the rest to a sink. No
/// tree is built, so the time is linear and nested elements need no stack, whatever the fragment contains.</summary>
internal sealed class FragmentReader(string fragment, IFragmentSink sink)
{
    // Start tags that end svg and math in any place (HTML standard §13.2.6.5).
    private static readonly HashSet<string> Breakouts = new(
        "b big blockquote body br center code dd div dl dt em h1 h2 h3 h4 h5 h6 head hr i img li menu meta nobr ol p pre ruby s small span strike strong sub sup table tt u ul var".Split(' '),
        StringComparer.Ordinal);

    // Inside these elements svg and math contain HTML again. This HTML is dropped with them.
    private static readonly HashSet<string> IntegrationPoints = new(
        "foreignobject desc title annotation-xml mi mo mn ms mtext".Split(' '), StringComparer.Ordinal);

    private readonly string _html = EndlessMarkup.End(CharacterDataMarkers.Remove(fragment));
    private readonly TagSearch _search = new();
    private SanitizerElement? _dropping;
    private int _dropDepth;
    private int _integrationDepth;
    private int _strayScriptEnds;

    public void Read()
    {
        // A read-only source is four times as fast as a source over the string, and nothing is ever written to it.
        using var source = new TextSource(new ReadOnlyMemoryTextSource(_html.AsMemory()));
        using var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.ResolverExtended)
        {
            DisableElementPositionTracking = true,
            SkipComments = true,
        };

        while (true)
        {
            ref var token = ref tokenizer.GetStructToken();
            switch (token.Type)
            {
                case HtmlTokenType.EndOfFile:
                    return;
                case HtmlTokenType.Character when _dropping is null:
                    sink.Text(token.Data.Memory.Span);
                    break;
                case HtmlTokenType.StartTag:
                    Start(tokenizer, ref token);
                    break;
                case HtmlTokenType.EndTag:
                    End(ref token);
                    break;
            }
        }
    }

    private void Start(HtmlTokenizer tokenizer, ref StructHtmlToken token)
    {
        var name = token.Name.Memory.Span;
        if (name.SequenceEqual("plaintext"))
        {
            tokenizer.State = HtmlParseMode.Plaintext;
            return;
        }

        if (_dropping is { } dropped && dropped.Is(ElementTraits.Foreign) && !BreaksOut(name))
        {
            StartInsideForeign(dropped, ref token);
            return;
        }

        if (SanitizerElements.Find(name) is not { } element)
        {
            return;
        }

        var empty = element.Is(ElementTraits.Void) || IsReallyEmpty(tokenizer, element, ref token);
        if (!empty)
        {
            SwitchState(tokenizer, element);
        }

        if (_dropping is not null)
        {
            _dropDepth += !empty && element == _dropping ? 1 : 0;
        }
        else if (!element.Is(ElementTraits.Dropped))
        {
            sink.Start(element, ref token);
        }
        else if (!empty)
        {
            _dropping = element;
            _dropDepth = 1;
            _integrationDepth = 0;
        }
    }

    private void End(ref StructHtmlToken token)
    {
        var name = token.Name.Memory.Span;
        var element = SanitizerElements.Find(name);
        if (_dropping is null)
        {
            if (element is not null && !element.Is(ElementTraits.Dropped))
            {
                sink.End(element);
            }

            _strayScriptEnds += name.SequenceEqual("script") ? 1 : 0;
            return;
        }

        if (_dropping.Is(ElementTraits.Foreign) && _integrationDepth > 0 && IsIntegrationPoint(name))
        {
            _integrationDepth--;
        }

        if (element == _dropping && --_dropDepth == 0)
        {
            _dropping = null;
        }
    }

    private void StartInsideForeign(SanitizerElement dropped, ref StructHtmlToken token)
    {
        if (token.IsSelfClosing)
        {
            return;
        }

        var name = token.Name.Memory.Span;
        _dropDepth += name.SequenceEqual(dropped.Name) ? 1 : 0;
        _integrationDepth += IsIntegrationPoint(name) ? 1 : 0;
    }

    /// <summary>Ends an svg or math element whose end tag is missing,
    /// because it must not remove the rest of the article.</summary>
    private bool BreaksOut(ReadOnlySpan<char> name)
    {
        if (_integrationDepth > 0 || !Breakouts.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name))
        {
            return false;
        }

        _dropping = null;
        return true;
    }

    private static bool IsIntegrationPoint(ReadOnlySpan<char> name) =>
        IntegrationPoints.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);

    private static void SwitchState(HtmlTokenizer tokenizer, SanitizerElement element)
    {
        if (element.Is(ElementTraits.Raw))
        {
            tokenizer.State = element.Name == "script" ? HtmlParseMode.Script : HtmlParseMode.Rawtext;
        }
        else if (element.Is(ElementTraits.RawWithReferences))
        {
            tokenizer.State = HtmlParseMode.RCData;
        }
    }

    /// <summary>Whether an element that hides its content has no end tag. XHTML in feeds writes <c>&lt;script …
    /// /&gt;</c>, and some papers leave a select open. A browser would hide the rest of the article; here only the tag
    /// is removed. Scripts and styles without a slash still hide the rest, because their code is not news. Script tags
    /// may also cross: one end tag too early and one start tag too many. Then only the inner pair belongs together, and
    /// the outer start tag counts as empty.</summary>
    private bool IsReallyEmpty(HtmlTokenizer tokenizer, SanitizerElement element, ref StructHtmlToken token)
    {
        const ElementTraits Swallowing = ElementTraits.Dropped | ElementTraits.Raw | ElementTraits.RawWithReferences;
        if (!element.Is(Swallowing) || (element.Is(ElementTraits.Foreign) && !token.IsSelfClosing))
        {
            return false;
        }

        if (element.Name == "script" && _strayScriptEnds > 0 && Next("<script", tokenizer.Position) < Next("</script", tokenizer.Position))
        {
            _strayScriptEnds--;
            return true;
        }

        return element.Is(ElementTraits.Foreign)
            || ((token.IsSelfClosing || element.Name is not ("script" or "style")) && Next($"</{token.Name}", tokenizer.Position) == int.MaxValue);
    }

    private int Next(string tag, int position) => _search.Find(_html, tag, position);
}
