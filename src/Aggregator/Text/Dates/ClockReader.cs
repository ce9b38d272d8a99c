namespace Aggregator.Text.Dates;

/// <summary>Finds the time of day and its zone among the tokens of a written date, and takes them out.</summary>
internal sealed class ClockReader(IReadOnlyList<DateToken> tokens, bool[] taken)
{
    public Clock Clock { get; private set; }

    public TimeSpan? Offset { get; private set; }

    public TimeZoneInfo? Zone { get; private set; }

    /// <summary>Where the time stands; −1 when there is none.</summary>
    public int At { get; private set; } = -1;

    /// <returns>False when something stands where a time or an offset should and is neither.</returns>
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

        return ReadZones() && Clock.IsValid;
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

    /// <returns>True after noon, false before; null when the token says neither.</returns>
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

    private bool ReadZones()
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (taken[i])
            {
                continue;
            }

            var follows = At >= 0 && i > At;
            if (tokens[i].Kind == DateTokenKind.Word)
            {
                ReadName(i);
            }
            else if (follows && IsSign(i) && AfterTime(i) && !ReadOffset(i))
            {
                return false;
            }
        }

        return true;
    }

    private void ReadName(int i)
    {
        var name = tokens[i].Text;
        if (ZoneNames.Offset(name) is { } offset)
        {
            // A city counts only after «بتوقيت»: the name of a country also stands in front of dates.
            if (name[0] >= 0x80 && !(i > 0 && tokens[i - 1].Text is "بتوقيت" or "توقيت"))
            {
                return;
            }

            Take(i, 1);
            Offset ??= offset;
            if (name is "gmt" or "utc" or "ut" && i + 1 < tokens.Count && IsSign(i + 1))
            {
                ReadOffset(i + 1);
            }

            return;
        }

        if (i > 0 && tokens[i - 1].Text is "بتوقيت" or "توقيت" && ZoneNames.City(name) is { } city)
        {
            Zone ??= city;
        }
        else if (Sign(i + 1, '/') && i + 2 < tokens.Count && tokens[i + 2].Kind == DateTokenKind.Word)
        {
            ReadIana(i);
        }
    }

    private void ReadIana(int i)
    {
        var place = tokens[i + 2].Text;
        var next = i + 3;
        while (Sign(next, '_') && next + 1 < tokens.Count && tokens[next + 1].Kind == DateTokenKind.Word)
        {
            place += "_" + tokens[next + 1].Text;
            next += 2;
        }

        if (ZoneNames.Iana(tokens[i].Text, place) is { } zone)
        {
            Zone ??= zone;
            Take(i, next - i);
        }
    }

    /// <summary>Whether only taken tokens, brackets or a zone name stand between the time and the sign.</summary>
    private bool AfterTime(int i) => i > 0 && taken[i - 1] && i + 1 < tokens.Count && tokens[i + 1].Glued && (tokens[i + 1].IsNumber);

    private bool ReadOffset(int sign)
    {
        if (!IsNumber(sign + 1) || !tokens[sign + 1].Glued)
        {
            return true;
        }

        var digits = tokens[sign + 1];
        var length = 2;
        int hours;
        var minutes = 0;
        if (digits.Text.Length is 3 or 4)
        {
            hours = digits.Value / 100;
            minutes = digits.Value % 100;
        }
        else if (digits.Text.Length <= 2)
        {
            hours = digits.Value;
            if (Sign(sign + 2, ':') && tokens[sign + 2].Glued)
            {
                if (!IsNumber(sign + 3))
                {
                    return false;
                }

                minutes = tokens[sign + 3].Value;
                length = 4;
            }
            else if (Sign(sign + 2, '-') || Sign(sign + 2, '/') || Sign(sign + 2, '.'))
            {
                return true; // "10:30 -05-01-2020": a date follows.
            }
        }
        else
        {
            return true;
        }

        if (hours > 14 || minutes > 59)
        {
            return digits.Text.Length == 4 && hours is >= 19 and <= 21; // "12:09 -2020": a year.
        }

        var offset = new TimeSpan(hours, minutes, 0);
        Offset = tokens[sign].Text[0] == '-' ? -offset : offset;
        Take(sign, length);
        return true;
    }

    private bool IsSign(int at) => Sign(at, '+') || Sign(at, '-');

    private bool Sign(int at, char sign) => at < tokens.Count && tokens[at].IsSign(sign);

    private bool IsNumber(int at) => at < tokens.Count && tokens[at].IsNumber;

    private void Take(int at, int length) => Array.Fill(taken, true, at, Math.Min(length, taken.Length - at));
}
