namespace Aggregator.Text.Dates;

/// <summary>Finds the zone of a written date, a name or an offset, and takes its tokens out.</summary>
internal sealed class ZoneReader(IReadOnlyList<DateToken> tokens, bool[] taken)
{
    public TimeSpan? Offset { get; private set; }

    public TimeZoneInfo? Zone { get; private set; }

    /// <param name="clock">The position of the time; −1 when there is none.</param>
    /// <returns>False when an offset is expected and the text there is not one.</returns>
    public bool TryRead(int clock)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (taken[i])
            {
                continue;
            }

            var follows = clock >= 0 && i > clock;
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
            // A city counts only after «بتوقيت», because the name of a country may also stand before a date.
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

    /// <summary>Whether the token before the sign is read already, and the digits of an offset follow.</summary>
    private bool AfterTime(int i) => i > 0 && taken[i - 1] && IsNumber(i + 1) && (tokens[i + 1].Glued || IsSpaced(i));

    /// <summary>"10:00 + 02:00". With a minus the text could be a range of times.</summary>
    private bool IsSpaced(int sign) => Sign(sign, '+') && IsNumber(sign + 1) && Sign(sign + 2, ':') && IsNumber(sign + 3);

    private bool ReadOffset(int sign)
    {
        if (!IsNumber(sign + 1) || !(tokens[sign + 1].Glued || IsSpaced(sign)))
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
