namespace Aggregator.Server.Web.Serving;

/// <summary>The thread pool as a task scheduler; every document that is not in memory is made there.</summary>
/// <remarks>It is a scheduler of its own, so that work which waits for the network continues here. With the default scheduler the
/// work would continue on a socket's thread (<see cref="SocketThreads"/>) and block the other connections of that
/// thread.</remarks>
internal sealed class ThreadPoolScheduler : TaskScheduler
{
    public static readonly ThreadPoolScheduler Instance = new();

    private ThreadPoolScheduler()
    {
    }

    public static Task RunAsync(Func<Task> makeAsync) =>
        Task.Factory.StartNew(makeAsync, CancellationToken.None, TaskCreationOptions.DenyChildAttach, Instance).Unwrap();

    protected override void QueueTask(Task task) => ThreadPool.UnsafeQueueUserWorkItem(static work => Instance.TryExecuteTask(work), task, preferLocal: true);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => Thread.CurrentThread.IsThreadPoolThread && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
