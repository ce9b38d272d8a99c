using System.Globalization;
using Aggregator.Text.Dates;
using Xunit;

namespace Aggregator.Tests.Text.Dates;

public sealed class DateReaderTests
{
    private static readonly DateTimeOffset Now = new(2024, 7, 24, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2004-01-01T19:48:21Z", "2004-01-01T19:48:21")]
    [InlineData("2007-04-23T23:25:47.538+10:00", "2007-04-23T13:25:47")]
    [InlineData("2014-12-29T14:53:35+0200", "2014-12-29T12:53:35")]
    [InlineData("Tue, 09 Jan 2024 10.30.05 GMT", "2024-01-09T10:30:05")]
    [InlineData("9 janv. 2024 10.30", "2024-01-09T10:30:00")]
    [InlineData("09.01.2024", "2024-01-09")]
    [InlineData("9 آذار 2024 10:00 + 02:00", "2024-03-09T08:00:00")]
    [InlineData("/Date(1704794400000)/", "2024-01-09T10:00:00")]
    [InlineData("2024-01-01UTC16:27:12", "2024-01-01T16:27:12")]
    [InlineData("2020-11-08T16:20:00-05:00Z", "2020-11-08T21:20:00")]
    [InlineData("2022-01-01T12:00+00:00", "2022-01-01T12:00:00")]
    [InlineData("2017-06-13T03:18:00+00:0", "2017-06-13T03:18:00")]
    [InlineData("20031231T101455Z", "2003-12-31T10:14:55")]
    [InlineData("2003-335", "2003-12-01")]
    [InlineData("2003-12", "2003-12-01")]
    [InlineData("03-12-31", "2003-12-31")]
    [InlineData("2003", "2003-01-01")]
    [InlineData("1520932969", "2018-03-13T09:22:49")]
    [InlineData("Thu, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21")]
    [InlineData("Wed, 19 Feb 2012 22:40:00 GMT-01:01", "2012-02-19T23:41:00")]
    [InlineData("Wed, 07 Oct 2020 24:05:00 +0000", "2020-10-08T00:05:00")]
    [InlineData("Mon, 26 January 2004 16:31:00 ET", "2004-01-26T21:31:00")]
    [InlineData("Sun Jan  4 16:29:06 2004", "2004-01-04T16:29:06")]
    [InlineData("Sun Jul 15 01:16:00 +0000 2012", "2012-07-15T01:16:00")]
    [InlineData("Fri, 31 Mar 2023 20:19:00 America/Los_Angeles", "2023-04-01T03:19:00")]
    [InlineData("Sun, 17 Dec 2017 1:55 PM EST", "2017-12-17T18:55:00")]
    [InlineData("Jan. 4, 2016, 12:37 p.m.", "2016-01-04T12:37:00")]
    [InlineData("Mon, 16th Nov 2020 13:16:28 GMT", "2020-11-16T13:16:28")]
    [InlineData("10/30/23 21:55:58", "2023-10-30T21:55:58")]
    [InlineData("30.10.23", "2023-10-30")]
    [InlineData("2020/1/10", "2020-01-10")]
    [InlineData("mar., 01 déc. 2020 16:11:02 +0000", "2020-12-01T16:11:02")]
    [InlineData("jeu., 02 avril 2020 00:00:00 +0200", "2020-04-01T22:00:00")]
    [InlineData("2 janvier 2024 à 14h30", "2024-01-02T14:30:00")]
    [InlineData("Do, 29 Mär 2018 00:00:00 +0200", "2018-03-28T22:00:00")]
    public void Dates_of_feeds_are_read(string text, string expected) => Assert.Equal(Utc(expected), DateReader.Read(text));

    [Theory]
    [InlineData("الأربعاء، 07 أكتوبر 2020 - 12:09 م", "2020-10-07T12:09:00")]
    [InlineData("الإثنين، 24 أغسطس 2020 09:23 ص", "2020-08-24T09:23:00")]
    [InlineData("الجمعة 24 نيسان / أبريل 2020 09:22 مساءً", "2020-04-24T21:22:00")]
    [InlineData("الأربعاء، 28 آب/اغسطس 2013، آخر تحديث 14:00 (GMT+0400)", "2013-08-28T10:00:00")]
    [InlineData("الجمعة 8 فيفري 2019", "2019-02-08")]
    [InlineData("الثلاثاء ١ / ١٢ / ٢٠٢٠", "2020-12-01")]
    [InlineData("الأربعاء 18 محرم 1446 ﻫ - 24 يوليو 2024", "2024-07-24")]
    [InlineData("18 محرم 1446 هـ", "2024-07-24")]
    [InlineData("الخميس , 18 تموز 2024 م", "2024-07-18")]
    [InlineData("الاحد 21يوليو 2024م", "2024-07-21")]
    [InlineData("2020/12/25 - 1:59 صباحًا", "2020-12-25T01:59:00")]
    [InlineData("2020/12/25 - 19:16 PM", "2020-12-25T19:16:00")]
    [InlineData("18 يوليو 2018 01:06م", "2018-07-18T13:06:00")]
    [InlineData("1437-03-13 05:44 مساءً", "2015-12-24T17:44:00")]
    [InlineData("(محدثة GMT 17:49 17.03.2020)", "2020-03-17T17:49:00")]
    [InlineData("الاثنين, 28 تشرين الأول 2024 00:10:00 +0300", "2024-10-27T21:10:00")]
    [InlineData("28 تشرين 1 2024", "2024-10-28")]
    [InlineData("٢٠٢٤-٠١-٠٥T١٠:٣٠:٠٠Z", "2024-01-05T10:30:00")]
    [InlineData("الخميس 19 دجنبر 2024 21:00:59 +0300", "2024-12-19T18:00:59")]
    [InlineData("7 يناير، 2015، الساعة 11:00 صباحاً", "2015-01-07T11:00:00")]
    [InlineData("25 ماي 2024 الساعة 10 صباحا بتوقيت غرينتش", "2024-05-25T10:00:00")]
    [InlineData("5 يونيو 2024 12:15 ص", "2024-06-05T00:15:00")]
    public void Arabic_dates_are_read(string text, string expected) => Assert.Equal(Utc(expected), DateReader.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("غدا")]
    [InlineData("Sun, 16 Dec 2012 1:2:3:4 GMT")]
    [InlineData("Sun, 16 zzz 2012 11:47:32 GMT")]
    [InlineData("Sun, Dec x 2012 11:47:32 GMT")]
    [InlineData("Sun, 16 Dec zz 11:47:32 GMT")]
    [InlineData("Sun, 16 Dec 2012 11:47:32 +00:zz")]
    [InlineData("0000-00-00T00:00:00Z")]
    [InlineData("1402-05-01")]
    [InlineData("۱۴۰۲/۰۵/۰۱")]
    [InlineData("Spring 2023")]
    [InlineData("31 February 2024")]
    [InlineData("2024-01-01T10:30:00+99:99")]
    [InlineData("9999999999999999999999")]
    public void A_text_that_is_not_a_date_gives_no_date(string text) => Assert.Null(DateReader.Read(text, Now));

    [Theory]
    [InlineData("منذ دقيقة واحدة", "2024-07-24T11:59:00")]
    [InlineData("منذ ساعتين", "2024-07-24T10:00:00")]
    [InlineData("قبل 3 ساعات", "2024-07-24T09:00:00")]
    [InlineData("منذ ٥ أيام", "2024-07-19T12:00:00")]
    [InlineData("أمس 10:30", "2024-07-23T10:30:00")]
    [InlineData("2 hours ago", "2024-07-24T10:00:00")]
    public void Relative_dates_need_the_present(string text, string expected)
    {
        Assert.Equal(Utc(expected), DateReader.Read(text, Now));
        Assert.Null(DateReader.Read(text));
    }

    [Fact]
    public void A_date_without_offset_takes_the_zone_of_its_source()
    {
        var casablanca = TimeZoneInfo.FindSystemTimeZoneById("Asia/Riyadh");

        Assert.Equal(Utc("2024-07-18T09:00:00"), DateReader.Read("18 يوليوز 2024 12:00", zone: casablanca));
        Assert.Equal(Utc("2024-07-18T12:00:00"), DateReader.Read("2024-07-18T12:00:00Z", zone: casablanca));
    }

    [Theory]
    [InlineData("ar-SA")]
    [InlineData("tr-TR")]
    [InlineData("fa-IR")]
    public void The_culture_of_the_host_changes_nothing(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

            Assert.Equal(Utc("2024-07-18T13:06:00"), DateReader.Read("18 JULI 2024 01:06 PM"));
            Assert.Equal(Utc("2024-07-18T13:06:00"), DateReader.Read("١٨ يوليو ٢٠٢٤ 01:06م"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("2026-03-14", true)]
    [InlineData("السبت 14 مارس 2026", true)]
    [InlineData("25 رمضان 1447 هـ", true)]
    [InlineData("14/03/2026", true)]
    [InlineData("20260314", true)]
    [InlineData("Sat, 14 Mar 2026", true)]
    [InlineData("2026-03-14T00:00:00Z", false)]
    [InlineData("السبت 14 مارس 2026 - 00:00", false)]
    [InlineData("Sat, 14 Mar 2026 00:00:00 +0300", false)]
    [InlineData("1773446400", false)]
    public void A_date_without_a_time_of_day_is_a_day_and_no_midnight(string text, bool isDay)
    {
        var read = DateReader.Read(text, zone: TimeZoneInfo.FindSystemTimeZoneById("Asia/Riyadh"));
        Assert.NotNull(read);
        Assert.Equal(isDay ? new DateOnly(2026, 3, 14) : null, CalendarDay.Of(read.Value));
    }

    /// <param name="text">An instant; a date alone is a day.</param>
    private static DateTimeOffset Utc(string text) => text.Length == 10 ? CalendarDay.Of(DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture)) : DateTimeOffset.ParseExact(text, "s", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
