using Aggregator.Server.Cli;
using Aggregator.Text.Sentences;
using Xunit;

namespace Aggregator.Server.Tests.Cli;

public sealed class CallerLanguageTests
{
    [Theory]
    [InlineData(null, null, "ar_MA.UTF-8", Language.Arabic)]
    [InlineData(null, "ar", "en_US.UTF-8", Language.Arabic)]
    [InlineData("C.UTF-8", "ar_EG", "ar_EG", Language.English)]
    [InlineData("", "", "ar@latin", Language.Arabic)]
    [InlineData(null, null, "arn_CL", Language.English)]
    [InlineData(null, null, null, Language.English)]
    public void The_first_variable_with_a_value_decides(string? all, string? messages, string? lang, Language expected) =>
        Assert.Equal(expected, CallerLanguage.Of(name => name switch { "LC_ALL" => all, "LC_MESSAGES" => messages, _ => lang }));
}
