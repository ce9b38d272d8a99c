using Aggregator.Storage;

namespace Aggregator.Pipeline;

/// <summary>The one place where any exception is caught. A bug that one document brings out must not keep the others waiting.</summary>
/// <remarks>A fault of the store is no bug of a document, and an exception after the cancellation is its consequence: both pass.</remarks>
public static class BugGuard
{
    /// <param name="instead">Notes the bug, and says what takes the place of the result.</param>
    public static async Task<T> RunAsync<T>(Func<Task<T>> workAsync, Func<Exception, T> instead, CancellationToken cancellationToken)
    {
        try
        {
            return await workAsync();
        }
#pragma warning disable CA1031 // The catch of everything that this class is for.
        catch (Exception bug) when (bug is not StoreException && !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return instead(bug);
        }
    }

    /// <inheritdoc cref="RunAsync"/>
    public static T Run<T>(Func<T> work, Func<Exception, T> instead)
    {
        try
        {
            return work();
        }
#pragma warning disable CA1031 // As above.
        catch (Exception bug) when (bug is not StoreException)
#pragma warning restore CA1031
        {
            return instead(bug);
        }
    }
}
