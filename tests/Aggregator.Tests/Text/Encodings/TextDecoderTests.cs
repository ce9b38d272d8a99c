using System.Text;
using Aggregator.Text.Encodings;
using Xunit;

namespace Aggregator.Tests.Text.Encodings;

public sealed class TextDecoderTests
{
    private const string Prose = "<rss><title>أعلن وزير التعليم اليوم عن برنامج جديد لدعم المدارس في القرى، وقال إن الوزارة ستبدأ تنفيذه في الخريف المقبل</title></rss>";

    [Theory]
    [InlineData(1256)]
    [InlineData(28596)]
    public void Unlabelled_Arabic_is_recognised_by_its_letters(int codePage)
    {
        var decoded = TextDecoder.Decode(Encoding.GetEncoding(codePage).GetBytes(Prose), null);

        Assert.Equal(Prose, decoded.Value);
        Assert.Equal(codePage, decoded.Encoding.CodePage);
        Assert.NotNull(decoded.Note);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("iso-8859-1")]
    [InlineData("iso-8859-6")]
    [InlineData("none")]
    public void A_false_header_does_not_hide_windows_1256(string header) =>
        Assert.Equal(Prose, TextDecoder.Decode(Encoding.GetEncoding(1256).GetBytes(Prose), header).Value);

    /// <summary>Characters outside the basic plane as old MySQL columns and Java's "modified UTF-8" write them.</summary>
    private static byte[] Halved(string text) =>
        [.. text.SelectMany(c => c < 0x800 ? Encoding.UTF8.GetBytes([c]) : [(byte)(0xE0 | (c >> 12)), (byte)(0x80 | ((c >> 6) & 0x3F)), (byte)(0x80 | (c & 0x3F))])];

    [Theory]
    [InlineData("<title>خبر 😉 مهم</title>", null)]
    [InlineData("<title>😀😀😀😀😀😀</title>", "utf-8")]
    [InlineData("😉", "windows-1256")]
    [InlineData("\uFEFF<title>علم 🇲🇦 المغرب — «خبر»</title>", null)]
    [InlineData("<?xml version=\"1.0\" encoding=\"CESU-8\"?><title>رمز 𐎀 قديم</title>", "iso-8859-1")]
    public void Characters_written_in_two_halves_are_put_together(string text, string? header) =>
        Assert.Equal(text.TrimStart('\uFEFF'), TextDecoder.Decode(Halved(text), header).Value);

    [Fact]
    public void Halves_beside_sound_characters_and_a_broken_byte_are_put_together()
    {
        byte[] body = [.. Encoding.UTF8.GetBytes(Prose + "🚀"), .. Halved("😉"), 0xFF, .. Encoding.UTF8.GetBytes("نهاية")];
        Assert.Equal(Prose + "🚀😉\uFFFDنهاية", TextDecoder.Decode(body, null).Value);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_not_a_character()
    {
        var decoded = TextDecoder.Decode([.. Encoding.UTF8.GetBytes(Prose), .. Halved("\ud83d"), (byte)'x'], null).Value;
        Assert.StartsWith(Prose + "\uFFFD", decoded, StringComparison.Ordinal);
        Assert.EndsWith("\uFFFDx", decoded, StringComparison.Ordinal);
    }

    [Fact]
    public void Windows_1256_with_a_few_bytes_that_look_like_UTF_8_stays_Windows_1256()
    {
        var text = Prose + "<p>في، «بي، «لي» – كي</p>";
        Assert.Equal(text, TextDecoder.Decode(Encoding.GetEncoding(1256).GetBytes(text), null).Value);
    }

    [Fact]
    public void Valid_UTF_8_beats_every_label()
    {
        var document = "<?xml version=\"1.0\" encoding=\"windows-1256\"?>" + Prose;

        var decoded = TextDecoder.Decode(Encoding.UTF8.GetBytes(document), "iso-8859-1");

        Assert.Equal(document, decoded.Value);
        Assert.Contains("windows-1256", decoded.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void One_broken_byte_costs_one_character()
    {
        var bytes = Encoding.UTF8.GetBytes(Prose);
        bytes[40] = 0xFF;

        var decoded = TextDecoder.Decode(bytes, null);

        Assert.Equal(Encoding.UTF8.CodePage, decoded.Encoding.CodePage);
        Assert.InRange(decoded.Value.Count(c => c == '\uFFFD'), 1, 2);
        Assert.EndsWith("الخريف المقبل</title></rss>", decoded.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-32", false)]
    [InlineData("utf-32BE", true)]
    public void Wide_encodings_are_recognised_with_and_without_mark(string name, bool marked)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes(Prose)];

        Assert.Equal(Prose, TextDecoder.Decode(bytes, "windows-1256").Value);
    }

    [Theory]
    [InlineData("WINDOWS-1256")]
    [InlineData("cp1256")]
    [InlineData("win-1256")]
    [InlineData("\"Windows-1256\"")]
    public void Labels_are_understood_however_spelled(string label)
    {
        byte[] tooShortToGuess = [0xC7];

        Assert.Equal("ا", TextDecoder.Decode(tooShortToGuess, label).Value);
    }

    [Fact]
    public void French_and_Russian_are_not_taken_for_Arabic()
    {
        const string French = "<p>À la fête, les élèves ont été reçus près du château.</p>";
        const string Russian = "<?xml version=\"1.0\" encoding=\"koi8-r\"?><p>В школе начался новый учебный год, сообщили сегодня власти города</p>";

        Assert.Equal(French, TextDecoder.Decode(Encoding.GetEncoding(1252).GetBytes(French), null).Value);
        Assert.Equal(Russian, TextDecoder.Decode(Encoding.GetEncoding("koi8-r").GetBytes(Russian), null).Value);
    }

    [Fact]
    public void A_meta_element_names_the_encoding_of_a_page()
    {
        const string Page = "<html><head><meta http-equiv='Content-Type' content='text/html; charset=windows-1251'></head>Новости</html>";

        Assert.Equal(Page, TextDecoder.Decode(Encoding.GetEncoding(1251).GetBytes(Page), null).Value);
    }

    [Fact]
    public void Text_that_was_saved_in_the_wrong_encoding_is_reported()
    {
        var mojibake = Encoding.GetEncoding(1256).GetString(Encoding.UTF8.GetBytes(Prose));

        Assert.Contains("windows-1256", TextDecoder.Decode(Encoding.UTF8.GetBytes(mojibake), null).Note, StringComparison.Ordinal);
    }

    [Fact]
    public void The_operators_label_beats_all_evidence() =>
        Assert.Equal("é", TextDecoder.Decode([0xE9], "windows-1256", "iso-8859-1").Value);

    [Fact]
    public void Quotes_pasted_from_a_word_processor_are_read_as_quotes()
    {
        byte[] pasted = [.. Encoding.UTF8.GetBytes("قال الوزير "), 0x93, .. Encoding.UTF8.GetBytes("نعم"), 0x94, .. Encoding.UTF8.GetBytes(" للصحافة")];

        Assert.Equal("قال الوزير “نعم” للصحافة", TextDecoder.Decode(pasted, null).Value);
    }

    [Fact]
    public void Texts_of_two_encodings_in_one_document_are_read_each_by_its_own()
    {
        byte[] mixed = [.. Encoding.UTF8.GetBytes("<p>أخبار المدينة</p><p>"), .. Encoding.GetEncoding(1256).GetBytes(Prose), .. "</p>"u8];

        Assert.Equal($"<p>أخبار المدينة</p><p>{Prose}</p>", TextDecoder.Decode(mixed, null).Value);
    }
}
