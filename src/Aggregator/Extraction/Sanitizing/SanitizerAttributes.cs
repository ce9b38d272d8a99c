using System.Globalization;
using System.Text;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace Aggregator.Extraction.Sanitizing;

/// <summary>The list of allowed attributes: reads one start tag and writes the attributes that may stay.</summary>
internal sealed class SanitizerAttributes(Uri? baseAddress)
{
    private const int LongestNumber = 5;
    private readonly Uri? _base = baseAddress is { IsAbsoluteUri: true, Scheme: "http" or "https" } ? baseAddress : null;
    private readonly StringBuilder _written = new();

    /// <returns>False when the element needs an address and no address was allowed.</returns>
    public bool TryWrite(SanitizerElement element, ref StructHtmlToken token, out StringBuilder written)
    {
        written = _written.Clear();
        var hasAddress = false;
        for (var index = 0; index < token.Attributes.Count; index++)
        {
            var name = token.Attributes[index].Name.Memory.Span;
            if (Allowed(element, name) is { } allowed && !IsRepeated(ref token, index)
                && Value(allowed, token.Attributes[index].Value.Memory.Span, element) is { } value)
            {
                hasAddress |= allowed is "href" or "src" or "srcset";
                Append(allowed, value);
            }
        }

        if (element.Is(ElementTraits.NeedsAddress) && !hasAddress)
        {
            return false;
        }

        AppendOurs(element, hasAddress);
        return true;
    }

    private static string? Allowed(SanitizerElement element, ReadOnlySpan<char> name)
    {
        foreach (var attribute in element.Attributes)
        {
            if (name.SequenceEqual(attribute))
            {
                return attribute;
            }
        }

        return name switch { "dir" => "dir", "lang" => "lang", "title" => "title", _ => null };
    }

    /// <summary>Of two attributes with one name, the first counts (HTML standard §13.2.5.33).</summary>
    private static bool IsRepeated(ref StructHtmlToken token, int index)
    {
        for (var earlier = 0; earlier < index; earlier++)
        {
            if (token.Attributes[earlier].Name == token.Attributes[index].Name)
            {
                return true;
            }
        }

        return false;
    }

    private string? Value(string attribute, ReadOnlySpan<char> value, SanitizerElement element) => attribute switch
    {
        "href" => SanitizerUrl.Resolve(value, _base, allowMail: true),
        "src" or "cite" or "poster" => SanitizerUrl.Resolve(value, _base, allowMail: false),
        "srcset" => SanitizerSourceSet.Resolve(value, _base),
        "width" or "height" or "colspan" or "rowspan" or "span" or "start" => Number(value),
        "open" or "reversed" => "",
        "dir" => Word(value, "rtl", "ltr", "auto"),
        "scope" => Word(value, "row", "col", "rowgroup", "colgroup"),
        "lang" => value.Length is > 0 and <= 35 && !value.ContainsAnyExcept(LanguageCharacters) ? value.ToString() : null,
        _ => value.ToString(),
    };

    private static System.Buffers.SearchValues<char> LanguageCharacters { get; } =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

    private static string? Number(ReadOnlySpan<char> value)
    {
        var digits = value.Trim();
        return digits.Length is > 0 and <= LongestNumber && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : null;
    }

    private static string? Word(ReadOnlySpan<char> value, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (value.Trim().Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return word;
            }
        }

        return null;
    }

    private void AppendOurs(SanitizerElement element, bool hasAddress)
    {
        switch (element.Name)
        {
            case "a" when hasAddress:
                Append("rel", "nofollow noopener ugc");
                break;
            case "img":
                Append("loading", "lazy");
                Append("referrerpolicy", "no-referrer");
                break;
            case "audio" or "video":
                Append("controls", "");
                Append("preload", "none");
                break;
        }
    }

    private void Append(string name, string value)
    {
        _written.Append(' ').Append(name).Append("=\"");
        SanitizerText.Append(_written, value, inAttribute: true);
        _written.Append('"');
    }
}
