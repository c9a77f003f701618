namespace Sockopt.Tests.Host;

public sealed class PlatformProseTests
{
    [Theory]
    [InlineData(OptionPlatforms.None, "")]
    [InlineData(OptionPlatforms.Linux, "Linux")]
    [InlineData(OptionPlatforms.Darwin | OptionPlatforms.Windows, "macOS and Windows")]
    [InlineData(OptionPlatforms.Darwin | OptionPlatforms.FreeBsd | OptionPlatforms.Linux, "Linux, FreeBSD and macOS")]
    public void Systems_are_named_as_in_a_sentence(OptionPlatforms platforms, string expected) => Assert.Equal(expected, platforms.Prose());

    [Fact]
    public void Every_system_has_a_name() =>
        Assert.All(Enum.GetValues<OptionPlatforms>().Where(platform => platform != OptionPlatforms.None), platform => Assert.NotEmpty(platform.Prose()));
}
