using Quartz;

namespace Aggregator.Server.Jobs;

/// <summary>When the stations run. The store knows what is due; Quartz only starts the stations regularly.</summary>
internal static class JobSchedule
{
    public static IServiceCollection AddJobs(this IServiceCollection services, TimeSpan heartbeat)
    {
        services.AddSingleton<StationThreads>();
        services.AddQuartz(quartz =>
        {
            // Without this a stop would wait for slow papers while no request is answered. Claimed work is done after the next
            // start.
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
