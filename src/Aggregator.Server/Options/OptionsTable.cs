using Aggregator.Feeds;
using Aggregator.Fetching;
using Aggregator.Pipeline;
using Aggregator.Server.Backup;
using Aggregator.Server.Web;
using Aggregator.Server.Web.Accounts;
using Aggregator.Server.Web.Images;
using Aggregator.Stories;
using Aggregator.Trials;

namespace Aggregator.Server.Options;

/// <summary>Every class of options with its section of the configuration. The start, <c>doctor</c> and the test of OPTIONS.md read this
/// table, so a new class of options is one row.</summary>
internal static class OptionsTable
{
    /// <summary>The section that holds the others; names of environment variables begin with it.</summary>
    public const string Root = "Aggregator";

    public static IReadOnlyList<OptionsRow> Rows { get; } =
    [
        OptionsRow.Of<FetchingOptions>("Fetching"),
        OptionsRow.Of<FeedsOptions>("Feeds"),
        OptionsRow.Of<PipelineOptions>("Pipeline"),
        OptionsRow.Of<TrialOptions>("Trials"),
        OptionsRow.Of<StoriesOptions>("Stories"),
        OptionsRow.Of<StoreOptions>("Storage"),
        OptionsRow.Of<SiteOptions>("Site"),
        OptionsRow.Of<ImageOptions>("Images"),
        OptionsRow.Of<AccountOptions>("Accounts"),
        OptionsRow.Of<BackupOptions>("Backup"),
        OptionsRow.Of<RetentionOptions>("Retention"),
        OptionsRow.Of<ServiceOptions>("Service"),
    ];

    /// <exception cref="StartFaultException">A value is wrong: the message names every wrong value of all rows.</exception>
    public static OptionsSet Read(IConfiguration configuration) => new(Read(configuration, Rows));

    /// <summary>One class, for commands that need no other.</summary>
    /// <exception cref="StartFaultException">A value of this class is wrong.</exception>
    public static T Read<T>(IConfiguration configuration)
        where T : class => (T)Read(configuration, [.. Rows.Where(row => row.Type == typeof(T))])[typeof(T)];

    private static Dictionary<Type, object> Read(IConfiguration configuration, IReadOnlyList<OptionsRow> rows)
    {
        var faults = new List<string>();
        var read = rows.ToDictionary(row => row.Type, row => new OptionsReader(configuration, row, faults).Read());
        return faults.Count == 0 ? read : throw new StartFaultException(string.Join(Environment.NewLine, faults));
    }
}
