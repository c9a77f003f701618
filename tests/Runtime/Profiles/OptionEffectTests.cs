using Sockopt.Generators.Model;
using Sockopt.Tests.Core;
using Sockopt.Tests.Table;

namespace Sockopt.Tests.Profiles;

/// <summary>Nothing is accepted silently: an option of SOL_SOCKET that the core has acts, and a test proves it, or it is kept
/// and read back.</summary>
public sealed class OptionEffectTests
{
    public static TheoryData<string> Acting => NamesOf(CoreBehaviour.Acts);

    public static TheoryData<string> Stored => NamesOf(CoreBehaviour.Stored);

    private static IEnumerable<OptionModel> Options =>
        from entry in OptionTable.Options
        where entry.Level.Id == "Socket" && entry.Option.Core != CoreBehaviour.Absent
        select entry.Option;

    [Theory]
    [MemberData(nameof(Acting))]
    public void An_option_that_acts_has_a_test_that_shows_it(string option) => Assert.Contains(option, ProvingTests.Options);

    [Fact]
    public void Tests_show_options_that_act() =>
        Assert.Subset(Acting.Select<object[], string>(row => (string)row[0]).ToHashSet(), ProvingTests.Options.ToHashSet());

    /// <summary>All of them are flags.</summary>
    [Theory]
    [MemberData(nameof(Stored))]
    public void An_option_that_is_kept_reads_back_and_changes_nothing_else(string option)
    {
        foreach (StackProfile profile in TestCalls.Profiles)
        {
            Keep(profile, option);
        }
    }

    private static TheoryData<string> NamesOf(CoreBehaviour behaviour) =>
        [.. Options.Where(option => option.Core == behaviour).Select(option => option.Name).Distinct()];

    private static void Keep(StackProfile profile, string option)
    {
        OptionModel model = Options.Single(candidate => candidate.Name == option);
        int number = (int)model.Numbers.On(Abi.Core);
        using LocalPair pair = new(profile);
        Assert.Equal(0, Read(pair.A, number));
        Dictionary<string, int> before = ReadAll(pair.A);
        Assert.Equal(Errno.Success, pair.A.SetOption(SocketLevelDispatcher.Level, number, BitConverter.GetBytes(5)));
        Assert.Equal(profile.Dialect.FlagsReadAsBit ? number : 1, Read(pair.A, number)); // S14.2
        Assert.Equal(0, Read(pair.B, number));
        Dictionary<string, int> after = ReadAll(pair.A);
        after[option] = 0;
        Assert.Equal(before, after);
        Assert.Equal("1", pair.A.SendText("x"));
        Assert.Equal("\"x\"", pair.B.ReceiveText(9));
        Assert.Equal(Errno.Success, pair.A.SetOption(SocketLevelDispatcher.Level, number, new byte[4]));
        Assert.Equal(before, ReadAll(pair.A));
    }

    private static Dictionary<string, int> ReadAll(KernelSocket socket) => Options
        .Where(option => option.Name is not ("SO_ERROR" or "SO_SPLICE"))
        .ToDictionary(option => option.Name, option => Read(socket, (int)option.Numbers.On(Abi.Core)));

    private static int Read(KernelSocket socket, int number)
    {
        byte[] value = new byte[64];
        Assert.Equal(Errno.Success, socket.GetOption(SocketLevelDispatcher.Level, number, value, out _));
        return BitConverter.ToInt32(value);
    }
}
