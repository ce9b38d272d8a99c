using Aggregator.Storage.Policy.Stories;
using Aggregator.Stories.Duplicates;
using Xunit;

namespace Aggregator.Tests.Storage.Policy;

public sealed class FittedThresholdsTests
{
    private const string Stored =
        """{"Need":0.41,"NeedWithinSource":0.81,"NeedWithinSourceLater":0.91,"Whole":0.82,"Lead":0.26,"OwnLead":0.42,"NeedAcrossDays":0.85}""";

    private static readonly DuplicateRules Fitted = DuplicateRules.Measured with
    {
        LeastShareBetweenSources = .41,
        LeastShareWithinSource = .81,
        LeastShareWithinSourceLater = .91,
        Whole = .82,
        Lead = .26,
        OwnLead = .42,
        LeastShareAcrossDays = .85,
    };

    [Fact]
    public void Every_threshold_of_an_old_data_folder_is_read() => Assert.Equal(Fitted, FittedThresholds.Read(Stored));

    [Fact]
    public void Thresholds_keep_their_stored_names() => Assert.Equal(Stored, FittedThresholds.Write(Fitted));

    [Fact]
    public void A_text_that_is_no_list_of_thresholds_gives_the_measured_rules() =>
        Assert.Equal(DuplicateRules.Measured, FittedThresholds.Read("{"));
}
