using System.Net;
using System.Text;
using Aggregator.Text.Addresses;

namespace Aggregator.Publishing.Bodies;

/// <summary>Gives the pictures of a sanitised body the addresses that the source's setting asks for, and removes pictures that
/// may not be shown.</summary>
/// <remarks>A figure, link or paragraph that held nothing except the removed picture is removed too, so that no empty box
/// remains.</remarks>
internal sealed class BodyImages
{
    private readonly Func<Uri, Uri?> _address;
    private readonly bool _dropsPlayers;
    private readonly Func<Uri, string>? _after;
    private readonly StringBuilder _kept;
    private readonly Stack<Frame> _frames = new();
    private string _waiting = "";

    private BodyImages(int length, Func<Uri, Uri?> address, bool dropsPlayers, Func<Uri, string>? after)
    {
        (_address, _dropsPlayers, _after) = (address, dropsPlayers, after);
        _kept = new StringBuilder(length);
    }

    /// <param name="html">The output of the sanitiser.</param>
    /// <param name="address">From where a reader loads a picture; null when the picture is not shown.</param>
    /// <param name="dropsPlayers">Whether video and audio, which the picture proxy does not carry, are removed too.</param>
    /// <param name="after">Our markup after each shown picture; null for none.</param>
    public static string Rewrite(string html, Func<Uri, Uri?> address, bool dropsPlayers, Func<Uri, string>? after)
    {
        if (!html.Contains("<img", StringComparison.Ordinal) && !html.Contains("<a ", StringComparison.Ordinal)
            && !html.Contains("<video", StringComparison.Ordinal) && !html.Contains("<audio", StringComparison.Ordinal))
        {
            return html;
        }

        var body = new BodyImages(html.Length, address, dropsPlayers, after);
        var position = 0;
        for (var open = html.IndexOf('<', StringComparison.Ordinal); open >= 0; open = html.IndexOf('<', position))
        {
            body.AddText(html.AsSpan(position, open - position));
            position = MarkupTag.End(html, open);
            body.AddTag(new MarkupTag(html.AsSpan(open, position - open)));
        }

        body.AddText(html.AsSpan(position));
        return body._kept.ToString();
    }

    private void AddText(ReadOnlySpan<char> text)
    {
        if (_frames.TryPeek(out var frame) && !text.IsWhiteSpace())
        {
            frame.HasText = true;
        }

        _kept.Append(text);
    }

    private void AddTag(MarkupTag tag)
    {
        switch (tag.Name)
        {
            case "img":
                AddPicture(tag);
                break;
            case "source":
                AddAlternative(tag);
                break;
            case "video" or "audio":
                AddPlayer(tag);
                break;
            case "figure" or "picture" or "p" or "a" when tag.IsEnd:
                Close(tag);
                break;
            case "a":
                OpenLink(tag);
                break;
            case "figure" or "picture" or "p":
                Open(tag, tag.Text);
                break;
            default:
                _kept.Append(tag.Text);
                break;
        }
    }

    private void AddPicture(MarkupTag tag)
    {
        var attributes = tag.Attributes();
        if (AddressIn(attributes, "src") is not { } picture || _address(picture) is not { } shown)
        {
            MarkDropped();
            return;
        }

        // Another candidate of the srcset may be a hidden picture, or the browser would load it without the proxy.
        var keepsSet = shown == picture && attributes.Find(attribute => attribute.StartsWith("srcset=", StringComparison.Ordinal)) is { } set && AllShown(set);
        _kept.Append("<img");
        foreach (var attribute in attributes)
        {
            var name = attribute.Split('=')[0];
            if (keepsSet || name is not ("srcset" or "sizes"))
            {
                _kept.Append(' ').Append(name == "src" ? $"src=\"{WebUtility.HtmlEncode(shown.AbsoluteUri)}\"" : attribute);
            }
        }

        _kept.Append('>');
        MarkKept();
        _waiting = _after?.Invoke(picture) ?? "";
        FlushWaiting();
    }

    /// <summary>A source element inside a picture element. For a source element inside a player, the player has already
    /// decided.</summary>
    private void AddAlternative(MarkupTag tag)
    {
        var isOfPicture = _frames.TryPeek(out var frame) && frame.Name == "picture";
        var set = tag.Attributes().Find(attribute => attribute.StartsWith("srcset=", StringComparison.Ordinal));
        if (isOfPicture ? set is not null && AllShown(set) : !_dropsPlayers)
        {
            _kept.Append(tag.Text);
        }
    }

    private void AddPlayer(MarkupTag tag)
    {
        if (_dropsPlayers)
        {
            return;
        }

        var attributes = tag.Attributes();
        if (tag.IsEnd || AddressIn(attributes, "poster") is not { } poster || _address(poster) == poster)
        {
            _kept.Append(tag.Text);
            return;
        }

        attributes.RemoveAll(attribute => attribute.StartsWith("poster=", StringComparison.Ordinal));
        _kept.Append('<').Append(tag.Name).Append(' ').AppendJoin(' ', attributes).Append('>');
    }

    /// <summary>Many pictures link to their own large copy. Such a link gets the address of the shown picture.</summary>
    private void OpenLink(MarkupTag tag)
    {
        var attributes = tag.Attributes();
        if (AddressIn(attributes, "href") is not { } target || !ImageAddress.IsRaster(target))
        {
            Open(tag, tag.Text);
            return;
        }

        var shown = _address(target);
        attributes.RemoveAll(attribute => attribute.StartsWith("href=", StringComparison.Ordinal));
        Open(tag, shown is null ? "" : $"<a href=\"{WebUtility.HtmlEncode(shown.AbsoluteUri)}\" {string.Join(' ', attributes)}>");
    }

    private void Open(MarkupTag tag, ReadOnlySpan<char> written)
    {
        _frames.Push(new Frame(tag.Name.ToString(), _kept.Length, written.Length > 0));
        _kept.Append(written);
    }

    private void Close(MarkupTag tag)
    {
        if (!_frames.TryPeek(out var frame) || !tag.Name.SequenceEqual(frame.Name))
        {
            _kept.Append(tag.Text);
            return;
        }

        _frames.Pop();
        var isEmpty = frame is { Dropped: > 0, Kept: 0 } && (frame.Name == "figure" || !frame.HasText);
        if (isEmpty)
        {
            _kept.Length = frame.Start;
        }
        else if (frame.IsWritten)
        {
            _kept.Append(tag.Text);
        }

        if (_frames.TryPeek(out var outer))
        {
            outer.Dropped += frame.Dropped;
            outer.Kept += frame.Kept;
            outer.HasText |= frame.HasText && !isEmpty;
        }

        FlushWaiting();
    }

    /// <summary>Our markup may not stand inside a link or a picture element, so it is written after the end of that
    /// element.</summary>
    private void FlushWaiting()
    {
        if (_waiting.Length > 0 && !_frames.Any(frame => frame.Name is "a" or "picture"))
        {
            _kept.Append(_waiting);
            _waiting = "";
        }
    }

    private void MarkDropped()
    {
        if (_frames.TryPeek(out var frame))
        {
            frame.Dropped++;
        }
    }

    private void MarkKept()
    {
        if (_frames.TryPeek(out var frame))
        {
            frame.Kept++;
        }
    }

    private bool AllShown(string set) => Value(set).Split(", ", StringSplitOptions.RemoveEmptyEntries)
        .All(candidate => Uri.TryCreate(candidate.Trim().Split(' ')[0], UriKind.Absolute, out var address) && _address(address) == address);

    private static Uri? AddressIn(List<string> attributes, string name) =>
        attributes.Find(attribute => attribute.StartsWith(name, StringComparison.Ordinal) && attribute.AsSpan(name.Length).StartsWith("=", StringComparison.Ordinal)) is { } written
            && Uri.TryCreate(Value(written), UriKind.Absolute, out var address) ? address : null;

    private static string Value(string attribute) =>
        WebUtility.HtmlDecode(attribute[(attribute.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim('"'));

    private sealed class Frame(string name, int start, bool isWritten)
    {
        public string Name { get; } = name;

        /// <summary>The position of its tag in the output.</summary>
        public int Start { get; } = start;

        public bool IsWritten { get; } = isWritten;

        public int Dropped { get; set; }

        public int Kept { get; set; }

        public bool HasText { get; set; }
    }
}
