using Aggregator.Server.Web.Images;
using Aggregator.Storage;
using Xunit;

namespace Aggregator.Server.Tests.Web.Images;

/// <summary>A server of pictures that takes every question and answers none: the other papers' pictures come.</summary>
public sealed class HangingPaperTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_hanging_server_does_not_take_the_places_of_other_papers()
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

        // By chance one of them may share the hanging one's places.
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

        // The answers that it gave before are forgotten.
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        await Task.WhenAll(Enumerable.Range(0, 12).Select(number => supply.GetAsync(Place(hanging.Put($"{number}.jpg", [])), Token)));

        Assert.Null(await supply.GetAsync(Place(hanging.Put("last.jpg", [])), Token));
        Assert.Equal(0, hanging.Asked("last.jpg"));
        opening.SetResult();
    }

    /// <summary>It has answered before: otherwise its robots.txt would be missed, and nothing asked for.</summary>
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
