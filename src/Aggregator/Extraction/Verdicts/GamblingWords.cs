using System.Text.RegularExpressions;
using Aggregator.Extraction.Lines;

namespace Aggregator.Extraction.Verdicts;

/// <summary>The words of gambling sites. Hijacked domains and hijacked feeds are full of them; newspapers write one now and then.</summary>
internal static partial class GamblingWords
{
    public static bool AreIn(string text) => Word.IsMatch(LineRules.Key(text));

    public static int CountIn(string text) => Word.Count(LineRules.Key(text));

    // The spelling is that of LineRules.Key.
    [GeneratedRegex(@"كازينو|روليت|(?:^| )(?:ال)?قمار|مراهن|بلاك جاك|بوكر|ماكينات سلوت|(?:ال)?سلوتس|رهان رياضي|رهانات|دورات مجانية|جاكبوت|casino|roulette|blackjack|jackpot|\bpoker\b|\bbetting\b|\bbookmaker|free spins|slot machine|\bslots?\b(?: (?:gacor|online|games?|demo))|\bgacor\b|\btogel\b|\bjudi\b|situs slot|\bbahis\b|deneme bonusu|казино|ставки на спорт|\b(?:1xbet|melbet|mostbet|22bet|betway|bet365|linebet|stake\.com)\b|pin[- ]?up (?:casino|bet)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Word { get; }
}
