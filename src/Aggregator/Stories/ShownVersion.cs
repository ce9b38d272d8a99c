namespace Aggregator.Stories;

/// <summary>Which of several copies of one text readers see.</summary>
public enum ShownVersionPolicy
{
    /// <summary>Who was first.</summary>
    Earliest,

    /// <summary>The most complete; among nearly equals the earliest.</summary>
    Longest,

    /// <summary>The source of the highest weight; among equals the earliest.</summary>
    PreferredSource,
}

/// <summary>Chooses among copies; a late copy may win, and the choice changes only when it is clearly better.</summary>
public static class ShownVersion
{
    /// <summary>A copy a tenth longer is an end line, not a better text.</summary>
    private const double ClearlyLonger = 1.10;

    /// <param name="copies">At least one.</param>
    /// <param name="policy">What counts.</param>
    public static long Choose(IReadOnlyList<LeadCandidate> copies, ShownVersionPolicy policy)
    {
        var inOrder = copies.OrderBy(copy => copy.At).ThenBy(copy => copy.Id);
        return policy switch
        {
            ShownVersionPolicy.Longest => inOrder.Aggregate((shown, copy) => copy.Words > shown.Words * ClearlyLonger ? copy : shown).Id,
            ShownVersionPolicy.PreferredSource => inOrder.Aggregate((shown, copy) => copy.SourceWeight > shown.SourceWeight ? copy : shown).Id,
            _ => inOrder.First().Id,
        };
    }
}
