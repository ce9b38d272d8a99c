using AngleSharp.Html.Parser.Tokens.Struct;

namespace Aggregator.Extraction.Sanitizing;

/// <summary>Receives what remains of a fragment after dangerous elements were dropped. One sink writes sanitised HTML,
/// another writes plain text.</summary>
internal interface IFragmentSink
{
    void Text(ReadOnlySpan<char> text);

    /// <summary>Called only for known elements, whether their tags are kept or removed.</summary>
    void Start(SanitizerElement element, ref StructHtmlToken token);

    void End(SanitizerElement element);
}
