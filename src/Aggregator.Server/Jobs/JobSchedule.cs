using Aggregator.Pipeline;
using Aggregator.Server.Backup;
using Aggregator.Server.Web;
using Aggregator.Sources;
using Quartz;

namespace Aggregator.Server.Jobs;

/// <summary>All jobs that repeat, and how often. Quartz only starts them; the store knows what is due.</summary>
internal static class JobSchedule
{
    private static readonly TimeSpan ClockPace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan HubPace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PicturePace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BackupPace = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RemovalPace = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan CheckPace = TimeSpan.FromDays(1);
    private static readonly TimeSpan RetentionPace = TimeSpan.FromHours(6);

    /// <param name="parts">The parts of the schedule; the methods of this class make them.</param>
    public static void Add(IServiceCollection services, params IReadOnlyList<Action<IQuartzBuilder>> parts)
    {
        services.AddQuartz(quartz =>
        {
            // Without this, a stop would wait for slow papers while no request is answered. Claims that are not finished are
            // released at the next start.
            quartz.ConfigureScheduler(scheduler => scheduler.ShutdownJobInterruption = ShutdownJobInterruption.WhenWaitingForJobs);
            foreach (var part in parts)
            {
                part(quartz);
            }
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }

    public static Action<IQuartzBuilder> Stations(TimeSpan heartbeat) => quartz =>
    {
        Repeat<FeedRefreshJob>(quartz, "feed-refresh", heartbeat);
        Repeat<PageScrapeJob>(quartz, "page-scrape", heartbeat);
        Repeat<StoryGroupingJob>(quartz, "story-grouping", heartbeat);
    };

    /// <summary>Watches the clock, feeds.json and the settings of operators, and ends removals of sources.</summary>
    public static void Catalogue(IQuartzBuilder quartz)
    {
        Repeat<ClockJob>(quartz, "clock", ClockPace);
        Repeat<CatalogueJob>(quartz, "catalogue", SourceCatalogFile.LookEvery);
        Repeat<SourceRemovalsJob>(quartz, "source-removals", RemovalPace);
    }

    /// <summary>The check of the store; backups and the removal of what is old, where the operator wants them.</summary>
    public static Action<IQuartzBuilder> Keeping(BackupOptions backups, RetentionOptions retention) => quartz =>
    {
        Repeat<StoreCheckJob>(quartz, "store-check", CheckPace);
        if (backups.Every is not null)
        {
            Repeat<BackupJob>(quartz, "backup", BackupPace);
        }

        if (retention.IsAny)
        {
            Repeat<RetentionJob>(quartz, "retention", RetentionPace);
        }
    };

    /// <summary>The jobs of the site: it looks at pictures, and tells the hub of changes when a hub is configured.</summary>
    public static Action<IQuartzBuilder> Site(SiteOptions site) => quartz =>
    {
        Repeat<ReportedPicturesJob>(quartz, "reported-pictures", PicturePace);
        Repeat<RecentPicturesJob>(quartz, "recent-pictures", PicturePace);
        if (site.Hub is not null)
        {
            Repeat<HubPingJob>(quartz, "hub-ping", HubPace);
        }
    };

    private static void Repeat<TJob>(IQuartzBuilder quartz, string name, TimeSpan interval)
        where TJob : class, IJob =>
        quartz.ScheduleJob<TJob>(trigger => trigger.WithIdentity(name).StartNow().WithSimpleSchedule(schedule => schedule.WithInterval(interval).RepeatForever()));
}
