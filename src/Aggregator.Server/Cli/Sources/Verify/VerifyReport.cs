using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aggregator.Pipeline;
using Aggregator.Server.Cli.Output;
using Aggregator.Sources;
using Aggregator.Text.Sentences;

namespace Aggregator.Server.Cli.Sources.Verify;

/// <summary>Which sources answered, as a table for people or lines for scripts.</summary>
internal sealed partial class VerifyReport(IReadOnlyList<(Source Source, InspectedSource Found)> lines)
{
    /// <summary>Disabled sources that are in order.</summary>
    public IReadOnlyList<Source> Ready => [.. lines.Where(line => !line.Source.Enabled && line.Found.IsInOrder).Select(line => line.Source)];

    public void Write(CommandCall call)
    {
        foreach (var (source, found) in lines)
        {
            JsonAnswer.Write(call, new VerifiedSource(found.Id, source.Name, source.Enabled, found.IsInOrder, found.Answer)
            {
                Url = found.Url,
                Detail = found.Detail,
                Entries = found.Entries,
                Newest = found.Newest,
                ArabicShare = found.ArabicShare is { } share ? Math.Round(share, 3) : null,
            }, VerifyJson.Readable.VerifiedSource);
        }
    }

    public void Tell(CommandCall call, Language language, bool offersApply)
    {
        var table = new RowTable(
            new(language.Choose("id", "المعرّف"), MayShrink: true),
            new(language.Choose("name", "الاسم"), MayShrink: true),
            new(language.Choose("state", "الحالة")),
            new(language.Choose("answer", "الجواب"), MayShrink: true),
            new(language.Choose("newest", "الأحدث")),
            new(language.Choose("Arabic", "العربية")),
            new(language.Choose("note", "ملاحظة"), IsNote: true));
        foreach (var (source, found) in lines)
        {
            table.Add(
                source.Id,
                source.Name,
                new Sentence(source.Enabled ? SentenceKind.Followed : SentenceKind.Disabled, source.Id).In(language),
                found.Answer.In(language),
                found.Newest?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
                found.ArabicShare is { } share ? string.Create(CultureInfo.InvariantCulture, $"{share * 100:F0}%") : "",
                found.Detail?.ShortIn(language) ?? "");
        }

        table.Write(call);
        call.Output.WriteLine(Total(language));
        if (offersApply && Ready.Count > 0)
        {
            call.Output.WriteLine(language.Choose("source verify --apply enables what is disabled and in order.", "يفعّل الأمر \u2066source verify --apply\u2069 ما هو سليم وغير مفعّل."));
        }
    }

    private string Total(Language language)
    {
        var inOrder = lines.Count(line => line.Found.IsInOrder);
        var doubtful = lines.Count(line => line.Found is { HasAnswered: true, IsInOrder: false });
        var silent = lines.Count - inOrder - doubtful;
        return language is Language.Arabic
            ? string.Create(CultureInfo.InvariantCulture, $"المصادر: {lines.Count}، السليم منها: {inOrder} (غير المفعّل: {Ready.Count})، المشكوك فيه: {doubtful}، ما لم يُجب: {silent}.")
            : string.Create(CultureInfo.InvariantCulture, $"{Quantity.Of(lines.Count, "source")}: {inOrder} in order ({Ready.Count} of them disabled), {doubtful} with a doubt, {silent} without an answer.");
    }

    /// <summary>One source as JSON.</summary>
    private sealed record VerifiedSource(string Id, string Name, bool Enabled, bool InOrder, Sentence Answer)
    {
        public Uri? Url { get; init; }

        public Sentence? Detail { get; init; }

        public int Entries { get; init; }

        public DateTimeOffset? Newest { get; init; }

        public double? ArabicShare { get; init; }
    }

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(VerifiedSource))]
    private sealed partial class VerifyJson : JsonSerializerContext
    {
        public static VerifyJson Readable { get; } = new(JsonAnswer.Options());
    }
}
