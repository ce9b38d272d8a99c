namespace Aggregator.Text.Dates;

/// <summary>Finds the time of day and its zone among the tokens of a written date, and takes them out.</summary>
internal sealed class ClockReader(IReadOnlyList<DateToken> tokens, bool[] taken)
{
    private readonly ZoneReader _zones = new(tokens, taken);

    public Clock Clock { get; private set; }

    public TimeSpan? Offset => _zones.Offset;

    public TimeZoneInfo? Zone => _zones.Zone;

    /// <summary>The position of the time; −1 when there is none.</summary>
    public int At { get; private set; } = -1;

    /// <returns>False when something stands in the place of a time or of an offset that cannot be one.</returns>
    public bool TryRead()
    {
        for (var i = 0; i < tokens.Count && At < 0; i++)
        {
            if (tokens[i].IsNumber && tokens[i].Text.Length <= 2 && Sign(i + 1, ':') && IsNumber(i + 2))
            {
                if (!Colons(i))
                {
                    return false;
                }
            }
            else if (IsHourAlone(i))
            {
                At = i;
                Clock = new Clock(tokens[i].Value, 0, 0);
                Take(i, 1);
                Halves(i + 1);
            }
        }

        for (var i = 1; i < tokens.Count && At < 0; i++)
        {
            ReadDotted(i);
        }

        return _zones.TryRead(At) && Clock.IsValid;
    }

    /// <summary>"10 am", «الساعة 10 مساء», "14h30".</summary>
    private bool IsHourAlone(int i)
    {
        if (!tokens[i].IsNumber || tokens[i].Text.Length > 2 || i + 1 >= tokens.Count || tokens[i].Value > 23)
        {
            return false;
        }

        if (tokens[i + 1] is { Kind: DateTokenKind.Word, Glued: true, Text: "h" })
        {
            return true;
        }

        var half = Half(i + 1, out _);
        return half is not null && (tokens[i + 1].Text is not ("م" or "ص" or "a" or "p") || (i > 0 && tokens[i - 1].IsWord("الساعه")));
    }

    private bool Colons(int i)
    {
        At = i;
        Span<int> parts = stackalloc int[3];
        var count = 0;
        var next = i;
        while (true)
        {
            if (count == 3 || tokens[next].Text.Length > 2)
            {
                return false;
            }

            parts[count++] = tokens[next].Value;
            next++;
            if (!Sign(next, ':') || !IsNumber(next + 1))
            {
                break;
            }

            next++;
        }

        if (count == 3 && (Sign(next, '.') || Sign(next, ',')) && IsNumber(next + 1) && tokens[next + 1].Glued)
        {
            next += 2;
        }

        Take(i, next - i);
        Clock = new Clock(parts[0], parts[1], parts[2]);
        Halves(next);
        return true;
    }

    /// <summary>"9 Jan 2024 10.30", "… 10.30.00": read only after a year, because a date could look the same.</summary>
    private void ReadDotted(int i)
    {
        var isTime = tokens[i - 1].IsNumber && tokens[i - 1].Text.Length == 4 && IsPart(i) && Sign(i + 1, '.') && IsPart(i + 2) && tokens[i + 2].Glued;
        if (!isTime)
        {
            return;
        }

        var hasSeconds = Sign(i + 3, '.') && IsPart(i + 4);
        At = i;
        Clock = new Clock(tokens[i].Value, tokens[i + 2].Value, hasSeconds ? tokens[i + 4].Value : 0);
        Take(i, hasSeconds ? 5 : 3);
        Halves(i + (hasSeconds ? 5 : 3));
    }

    private bool IsPart(int at) => IsNumber(at) && tokens[at].Text.Length == 2;

    private void Halves(int next)
    {
        if (next < tokens.Count && tokens[next] is { Glued: true, Text: "h" })
        {
            Take(next, 1);
            if (IsNumber(next + 1) && tokens[next + 1].Glued && tokens[next + 1].Text.Length == 2)
            {
                Clock = Clock with { Minute = tokens[next + 1].Value };
                Take(next + 1, 1);
            }

            return;
        }

        if (Half(next, out var length) is not { } isAfternoon)
        {
            return;
        }

        Take(next, length);
        Clock = (isAfternoon, Clock.Hour) switch
        {
            (true, < 12) => Clock with { Hour = Clock.Hour + 12 },
            (false, 12) => Clock with { Hour = 0 },
            _ => Clock, // "19:16 PM" is 19:16.
        };
    }

    /// <returns>True for after noon, false for before noon; null when the token says neither.</returns>
    private bool? Half(int at, out int length)
    {
        length = 1;
        if (at >= tokens.Count)
        {
            return null;
        }

        if (tokens[at].Text is "a" or "p" && Sign(at + 1, '.') && at + 2 < tokens.Count && tokens[at + 2].IsWord("m"))
        {
            length = 3;
            return tokens[at].Text == "p";
        }

        return tokens[at].Text switch
        {
            "pm" or "م" or "مسا" or "مساا" or "المسا" or "ظهرا" or "عصرا" or "ليلا" or "بعدالظهر" => true,
            "am" or "ص" or "صباحا" or "صباح" or "فجرا" or "الصباح" => false,
            _ => null,
        };
    }

    private bool Sign(int at, char sign) => at < tokens.Count && tokens[at].IsSign(sign);

    private bool IsNumber(int at) => at < tokens.Count && tokens[at].IsNumber;

    private void Take(int at, int length) => Array.Fill(taken, true, at, Math.Min(length, taken.Length - at));
}
