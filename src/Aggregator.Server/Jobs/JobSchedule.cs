using Quartz;

namespace Aggregator.Server.Jobs;

/// <summary>When the stations run. The store is the calendar; Quartz is only the heartbeat.</summary>
internal static class JobSchedule
{
    public static IServiceCollection AddJobs(this IServiceCollection services, TimeSpan heartbeat)
    {
        services.AddSingleton<StationThreads>();
        services.AddQuartz(quartz =>
        {
            // Otherwise a stop waits for slow papers with its door closed; what was claimed is read at the next start.
            quartz.ConfigureScheduler(scheduler => scheduler.ShutdownJobInterruption = ShutdownJobInterruption.WhenWaitingForJobs);
            quartz.ScheduleJob<FeedRefreshJob>(trigger => trigger.WithIdentity("feed-refresh").Repeat(heartbeat));
            quartz.ScheduleJob<PageScrapeJob>(trigger => trigger.WithIdentity("page-scrape").Repeat(heartbeat));
            quartz.ScheduleJob<StoryGroupingJob>(trigger => trigger.WithIdentity("story-grouping").Repeat(heartbeat));
        });
        return services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }

    private static void Repeat<TJob>(this ITriggerConfigurator<TJob> trigger, TimeSpan interval)
        where TJob : IJob =>
        trigger.StartNow().WithSimpleSchedule(schedule => schedule.WithInterval(interval).RepeatForever());
}
