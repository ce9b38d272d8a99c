using System.Globalization;
using Xunit;

namespace Aggregator.Tests.Feeds;

public sealed class FeedFixtureTests
{
    public static TheoryData<string> Names => [.. FeedFixtures.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_feed_is_read_as_approved(string name)
    {
        var described = FeedFixtures.Describe(FeedFixtures.Parse(FeedFixtures.Load(name)));
        var approved = File.Exists(FeedFixtures.Approved(name)) ? File.ReadAllText(FeedFixtures.Approved(name)) : "";
        if (described != approved)
        {
            // The new output is written beside the approved one in the build folder. A person compares and copies it.
            File.WriteAllText(FeedFixtures.Received(name), described);
        }

        Assert.Equal(approved, described);
    }

    [Theory]
    [InlineData("ar-SA")]
    [InlineData("tr-TR")]
    [InlineData("fa-IR")]
    public void Order_and_the_hosts_culture_change_nothing(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            foreach (var name in FeedFixtures.Names.Reverse())
            {
                var described = FeedFixtures.Describe(FeedFixtures.Parse(FeedFixtures.Load(name)));
                Assert.Equal(File.ReadAllText(FeedFixtures.Approved(name)), described);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
