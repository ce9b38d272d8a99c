using Aggregator.Server.Web.Images;
using Aggregator.Storage;
using Xunit;

namespace Aggregator.Server.Tests.Web.Images;

/// <summary>A picture server that accepts every request and answers none must not delay the pictures of other papers.</summary>
public sealed class HangingPaperTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_hangs_does_not_take_the_places_of_other_papers()
    {
        await using var hanging = await PictureServer.StartAsync();
        await using var one = await PictureServer.StartAsync();
        await using var two = await PictureServer.StartAsync();
        await using var three = await PictureServer.StartAsync();
        await using var site = await SiteUnderTest.StartAsync(new ImageOptions { Timeout = TimeSpan.FromMinutes(2) });
        var supply = site.Service<ImageSupply>();
        await BreakAsync(hanging, supply, out var opening);
        var waiting = Enumerable.Range(0, 12).Select(number => supply.GetAsync(Place(hanging.Put($"{number}.jpg", [])), Token)).ToList();
        await Patience.EventuallyAsync(() => Task.FromResult(Enumerable.Range(0, 12).Sum(number => hanging.Asked($"{number}.jpg")) >= 4), "the server is asked");

        // By chance, one of the others may share the places of the server that hangs.
        PictureServer[] others = [one, two, three];
        Assert.NotNull(await await Task.WhenAny(others.Select(other => supply.GetAsync(Place(other.Put("a.jpg", PaintedPicture.Jpeg(1))), Token))));
        Assert.All(waiting, picture => Assert.False(picture.IsCompleted));
        opening.SetResult();
        await Task.WhenAll(waiting);
    }

    [Fact]
    public async Task A_server_that_hangs_is_left_alone_after_a_while()
    {
        await using var hanging = await PictureServer.StartAsync();
        await using var site = await SiteUnderTest.StartAsync(new ImageOptions { Timeout = TimeSpan.FromSeconds(2) });
        var supply = site.Service<ImageSupply>();
        await BreakAsync(hanging, supply, out var opening);

        // The server's earlier answers are forgotten by then.
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        await Patience.PassTimeAsync(
            site.Clock, Task.WhenAll(Enumerable.Range(0, 12).Select(number => supply.GetAsync(Place(hanging.Put($"{number}.jpg", [])), Token))));

        Assert.Null(await supply.GetAsync(Place(hanging.Put("last.jpg", [])), Token));
        Assert.Equal(0, hanging.Asked("last.jpg"));
        opening.SetResult();
    }

    /// <summary>Lets the server hang after it has answered once. Without an earlier answer its robots.txt would be missing, and
    /// no picture would be requested.</summary>
    private static Task BreakAsync(PictureServer paper, ImageSupply supply, out TaskCompletionSource opening)
    {
        var gate = opening = new TaskCompletionSource();
        return BreakAsync();

        async Task BreakAsync()
        {
            var tries = 0;
            await Patience.EventuallyAsync(
                async () => await supply.GetAsync(Place(paper.Put($"before{tries++}.jpg", PaintedPicture.Jpeg(2))), Token) is not null, "it answers");
            paper.Gate = gate.Task;
        }
    }

    private static ImagePlace Place(Uri url) => new(url, "alrasid", null);
}
