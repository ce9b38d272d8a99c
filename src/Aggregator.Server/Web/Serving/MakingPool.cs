namespace Aggregator.Server.Web.Serving;

/// <summary>The thread pool, where everything is made that does not lie in memory yet.</summary>
/// <remarks>
/// As a scheduler of its own, so that whatever is begun here and waits for the network comes back here: after an await under the default
/// scheduler it would go on on a socket's thread (<see cref="SocketThreads"/>) and keep that from its other connections.
/// </remarks>
internal sealed class MakingPool : TaskScheduler
{
    public static readonly MakingPool Instance = new();

    private MakingPool()
    {
    }

    public static Task RunAsync(Func<Task> makeAsync) =>
        Task.Factory.StartNew(makeAsync, CancellationToken.None, TaskCreationOptions.DenyChildAttach, Instance).Unwrap();

    protected override void QueueTask(Task task) => ThreadPool.UnsafeQueueUserWorkItem(static work => Instance.TryExecuteTask(work), task, preferLocal: true);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => Thread.CurrentThread.IsThreadPoolThread && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
