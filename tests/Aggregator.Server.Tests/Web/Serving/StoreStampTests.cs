using Aggregator.Server.Web.Serving;
using Aggregator.Storage;
using Aggregator.Tests.Storage;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Aggregator.Server.Tests.Web.Serving;

/// <summary>The version of the store under which answers are cached: a change is seen within the allowed time.</summary>
public sealed class StoreStampTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aggregator-stamp-");
    private readonly FakeReadingStore _store = new();
    private readonly FakeTimeProvider _clock = new(InventedNews.Now);
    private readonly Store _images;
    private readonly StoreStamp _stamp;

    public StoreStampTests()
    {
        _images = TestStore.Open(_folder.FullName);
        _stamp = new StoreStamp(_store, new HiddenImages(_images.Images), _clock);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _stamp.Dispose();
        _images.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_change_during_a_question_to_the_store_leads_to_another_question()
    {
        var answer = new TaskCompletionSource<long>();
        _store.VersionAnswer = answer.Task;
        var asking = _stamp.CurrentAsync(Token);
        _stamp.Forget();
        answer.SetResult(1);
        Assert.Equal(1, await asking);

        _store.VersionAnswer = Task.FromResult(2L);
        Assert.Equal(2, await _stamp.CurrentAsync(Token));
    }

    [Fact]
    public async Task A_late_answer_does_not_restore_the_version_before()
    {
        var late = new TaskCompletionSource<long>();
        _store.VersionAnswer = late.Task;
        var first = _stamp.RenewAsync(Token);
        _store.VersionAnswer = Task.FromResult(2L);
        var second = _stamp.RenewAsync(Token);
        late.SetResult(1);
        Assert.Equal((1, 2), (await first, await second));
        Assert.True(_stamp.TryCurrent(out var version));
        Assert.Equal(2, version);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Readers_who_find_the_version_old_at_once_ask_the_store_once(int seconds)
    {
        var delay = TimeSpan.FromSeconds(seconds);
        var answer = new TaskCompletionSource<long>();
        _store.VersionAnswer = answer.Task;
        var readers = Enumerable.Range(0, 20).Select(_ => _stamp.CurrentAsync(Token).AsTask()).ToList();
        _store.VersionAnswer = Task.FromException<long>(new InvalidOperationException("asked twice"));
        // However slow the store is, the answer to the first question serves all readers who came before the question was sent.
        _clock.Advance(delay);
        answer.SetResult(7);
        Assert.All(await Task.WhenAll(readers), version => Assert.Equal(7, version));
    }
}
