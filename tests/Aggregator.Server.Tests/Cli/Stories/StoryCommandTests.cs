using System.Text.Json;
using Xunit;

namespace Aggregator.Server.Tests.Cli.Stories;

/// <summary>The commands of the desk beside a running service.</summary>
public sealed class StoryCommandTests(FetchedNewsroom newsroom) : IClassFixture<FetchedNewsroom>
{
    [Fact]
    public async Task An_editor_decides_beside_the_running_service_and_finds_it_all_in_the_history()
    {
        var stories = await JsonAsync("story", "list", "--json");
        var (one, other) = (Number(stories[0], "story"), Number(stories[1], "story"));
        Assert.Contains("never together", (await DecideAsync("never", one, other)).Output, StringComparison.Ordinal);
        Assert.Contains($"story {other} pinned", (await DecideAsync("pin", $"/s/{other}")).Output, StringComparison.Ordinal);
        Assert.Equal(other, Number((await JsonAsync("story", "list", "--json"))[0], "story"));

        Assert.Equal(0, (await DecideAsync("hide", other)).ExitCode);
        Assert.DoesNotContain(other, (await JsonAsync("story", "list", "--json")).Select(story => Number(story, "story")));
        Assert.Contains("hidden", (await newsroom.RunAsync("story", "show", other)).Output, StringComparison.Ordinal);
        Assert.Contains("an editor hid it", (await newsroom.RunAsync("explain", other)).Output, StringComparison.Ordinal);

        var refit = await newsroom.RunAsync("story", "refit");
        Assert.Equal(0, refit.ExitCode);
        Assert.Contains("decided pairs", refit.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await DecideAsync("undo", "3")).ExitCode);
        Assert.Equal(other, Number((await JsonAsync("story", "list", "--json"))[0], "story"));
        var history = await JsonAsync("story", "history", "--json");
        Assert.Equal([true, true, false, true], history.Select(decision => decision.GetProperty("holds").GetBoolean()));
        Assert.All(history, decision => Assert.Equal(("سلمى", "تجربة"), (decision.GetProperty("by").GetString(), decision.GetProperty("reason").GetString())));
    }

    [Fact]
    public async Task A_copy_is_explained_with_passages_and_set_beside_its_original()
    {
        var copy = (await JsonAsync("story", "list", "--limit", "99", "--json")).Where(story => story.GetProperty("articles").GetInt32() > 1)
            .Select(story => Number(story, "story")).ToList();
        var told = new List<(string Output, string Id)>();
        foreach (var story in copy)
        {
            using var shown = JsonDocument.Parse((await newsroom.RunAsync("story", "show", story, "--json")).Output);
            foreach (var article in shown.RootElement.GetProperty("articles").EnumerateArray().Where(article => article.TryGetProperty("foundCopyOf", out _)))
            {
                told.Add(((await newsroom.RunAsync("explain", Number(article, "id"))).Output, Number(article, "id")));
            }
        }

        var (words, id) = told.First(text => text.Output.Contains("  passage  ", StringComparison.Ordinal));
        Assert.Contains("The machine found the text of article", words, StringComparison.Ordinal);
        Assert.Contains("needed", words, StringComparison.Ordinal);
        Assert.Contains("  read by        our own reader", words, StringComparison.Ordinal);
        var beside = await newsroom.RunAsync("explain", id, "--side-by-side");
        Assert.Equal(0, beside.ExitCode);
        Assert.Contains("=", beside.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await newsroom.RunAsync("explain", id, "--json")).Output);
        Assert.Equal("same-text", json.RootElement.GetProperty("explanation").GetProperty("why").GetString());
    }

    [Theory]
    [InlineData("There is no story 987654; see story list.", 1, "pin", "987654", "--reason", "تجربة")]
    [InlineData("There is no article 987654, or it waits to be grouped.", 1, "split", "987654", "--reason", "تجربة")]
    [InlineData("There is no decision 77; see story history.", 1, "undo", "77", "--reason", "تجربة")]
    [InlineData("Option '--reason' is required.", 2, "pin", "1")]
    [InlineData("give --by and --reason", 2, "pin", "1", "--reason", " ")]
    [InlineData("is no number", 2, "pin", "x1", "--reason", "تجربة")]
    public async Task A_refusal_is_one_sentence_on_standard_error(string sentence, int exitCode, params string[] words)
    {
        var run = await newsroom.RunAsync(["story", .. words]);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(sentence, run.Errors, StringComparison.Ordinal);
    }

    private async Task<(int ExitCode, string Output, string Errors)> DecideAsync(params string[] words) =>
        await newsroom.RunAsync(["story", .. words, "--by", "سلمى", "--reason", "تجربة"]);

    private async Task<List<JsonElement>> JsonAsync(params string[] words)
    {
        var run = await newsroom.RunAsync(words);
        Assert.Equal("", run.Errors);
        return [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    private static string Number(JsonElement element, string name) => element.GetProperty(name).GetRawText();
}
