using System.Text.Json;
using Aggregator.Server.Tests.Web.Images;
using Xunit;

namespace Aggregator.Server.Tests.Cli.Images;

/// <summary>Editors' commands on pictures, run as processes beside the service.</summary>
public sealed class ImageCommandTests : IAsyncLifetime
{
    private ReportedPapers? _site;

    private ReportedPapers Site => _site ?? throw new InvalidOperationException("The program was not started.");

    public async ValueTask InitializeAsync() => _site = await ReportedPapers.StartAsync();

    public async ValueTask DisposeAsync() => await Site.DisposeAsync();

    [Fact]
    public async Task An_editor_hides_a_picture_restores_it_and_confirms_it_and_the_site_follows()
    {
        var article = await Site.ArticleAsync("افتتاح جسر");
        var hidden = await RunAsync("hide", $"/a/{article}", "--by", "ليلى", "--reason", "صورة قديمة");
        Assert.Equal((0, ""), (hidden.ExitCode, hidden.Errors));
        await Patience.EventuallyAsync(async () => !await ShowsAsync(article), "the picture is hidden");

        // The commands loaded neither the picture nor its copy; the service does that by itself.
        var other = await Site.ArticleAsync("صور من حفل");
        await Patience.EventuallyAsync(async () => !(await Site.TextAsync($"/a/{other}")).Contains("/img/", StringComparison.Ordinal), "the copy is hidden");
        using var list = JsonDocument.Parse((await RunAsync("list", "--hidden", "--json")).Output);
        Assert.Equal("hidden", list.RootElement.GetProperty("state").GetString());
        Assert.Equal(2, list.RootElement.GetProperty("places").GetArrayLength());
        var number = list.RootElement.GetProperty("id").GetRawText();

        Assert.Equal(0, (await RunAsync("restore", number, "--by", "ليلى", "--reason", "هي صورة اليوم")).ExitCode);
        await Patience.EventuallyAsync(() => ShowsAsync(article), "the picture is shown again");
        foreach (var reader in new[] { "41.250.0.1", "41.250.0.2", "41.250.0.3", "41.250.0.4" })
        {
            var page = await Site.TextAsync($"/a/{article}");
            var start = page.IndexOf("name=\"image\" value=\"", StringComparison.Ordinal) + "name=\"image\" value=\"".Length;
            (await Site.ReportAsync(article, page[start..(start + 16)], reader)).Dispose();
        }

        Assert.True(await ShowsAsync(article));
        Assert.Equal(0, (await RunAsync("confirm", new Uri(Site.Papers.Address, "rasid/jisr.jpg").AbsoluteUri, "--reason", "كلا")).ExitCode);
        await Patience.EventuallyAsync(async () => !await ShowsAsync(article), "the picture is hidden for ever");
        var told = (await RunAsync("show", number)).Output;
        Assert.Contains("hidden for ever", told, StringComparison.Ordinal);
        Assert.Contains("reported by    4 readers", told, StringComparison.Ordinal);
        Assert.Contains("ليلى: shown whatever readers report – هي صورة اليوم", told, StringComparison.Ordinal);
        Assert.DoesNotContain("41.250", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no such picture", 1, "show", "77")]
    [InlineData("no such picture", 1, "restore", "77", "--reason", "تجربة")]
    [InlineData("no such picture", 1, "hide", "صورة", "--reason", "تجربة")]
    [InlineData("Option '--reason' is required.", 2, "hide", "1")]
    public async Task A_refusal_is_one_sentence_on_standard_error(string sentence, int exitCode, params string[] words)
    {
        var run = await RunAsync(words);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(sentence, run.Errors, StringComparison.Ordinal);
    }

    private async Task<bool> ShowsAsync(long article) => (await Site.TextAsync($"/a/{article}")).Contains("jisr.jpg", StringComparison.Ordinal);

    private async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] words)
    {
        var token = TestContext.Current.CancellationToken;
        using var process = OutsideProgram.Start(["image", .. words, "--data", Site.DataFolder]);
        var output = process.StandardOutput.ReadToEndAsync(token);
        var errors = process.StandardError.ReadToEndAsync(token);
        await process.WaitForExitAsync(token);
        return (process.ExitCode, await output, await errors);
    }
}
