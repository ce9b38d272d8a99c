namespace Aggregator.Text.Sentences;

/// <summary>The languages in which the program speaks to operators.</summary>
public enum Language
{
    English,
    Arabic,
}
