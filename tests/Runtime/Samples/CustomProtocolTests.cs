using Sockopt.Samples.Bus;

namespace Sockopt.Tests.Samples;

/// <summary>The sample of a protocol of one's own, which is written in another assembly and sees what every user sees.</summary>
public sealed class CustomProtocolTests
{
    [Fact]
    public void It_prints_what_is_expected()
    {
        using StringWriter output = new() { NewLine = "\n" };
        Program.Run(output);
        Assert.Equal(File.ReadAllText(Repository.PathOf("samples/CustomProtocol/expected.txt")), output.ToString());
    }
}
