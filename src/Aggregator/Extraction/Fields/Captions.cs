using Aggregator.Extraction.Pages;
using Aggregator.Text;

namespace Aggregator.Extraction.Fields;

/// <summary>Finds the caption of a picture.</summary>
internal static class Captions
{
    private const int MaxLevels = 4;
    private const int MaxLength = 400;

    public static string? Near(Page page, PageNode picture)
    {
        var around = picture.Parent;
        for (var level = 0; level < MaxLevels && around is not null; level++, around = around.Parent)
        {
            if (around.EndBlock > around.FirstBlock)
            {
                return Inside(page, around);
            }
        }

        return null;
    }

    /// <summary>The caption of the lead picture; null when the page does not show the picture or gives it no caption.</summary>
    public static string? OfLead(Page page, Uri? lead)
    {
        if (lead is null)
        {
            return null;
        }

        var key = Pictures.Key(lead);
        var name = FileName(key);
        var shown = page.Media.FirstOrDefault(media => Mentions(media.Node, name) && Pictures.AddressOf(page, media.Node) is { } address && Pictures.Key(address) == key);
        return shown is null ? null : Near(page, shown.Node);
    }

    /// <summary>The file's name without its extension; empty when the name is
    /// percent-encoded, because pages write such names in several ways.</summary>
    private static string FileName(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var stem = name.LastIndexOf('.') is > 0 and var dot ? name[..dot] : name;
        return stem.Contains('%', StringComparison.Ordinal) ? "" : stem;
    }

    /// <summary>Whether the markup of a picture contains the name. This test
    /// costs far less than resolving the address of every picture.</summary>
    private static bool Mentions(PageNode picture, string name)
    {
        foreach (var attribute in picture.Element.Own)
        {
            if (attribute.Value.Contains(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static string? Inside(Page page, PageNode around)
    {
        for (var i = around.FirstBlock; i < Math.Min(around.EndBlock, around.FirstBlock + 6); i++)
        {
            var block = page.Blocks[i];
            if ((block.Place & BlockPlace.Caption) != 0 && block.Length is > 3 and < MaxLength)
            {
                return DisplayText.Clean(block.Text);
            }
        }

        return null;
    }
}
