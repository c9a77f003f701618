using Sockopt.Tests.Profiles;
using static Sockopt.Tests.Core.TestCalls;

namespace Sockopt.Tests.Core;

public sealed class SpliceTests
{
    private const int Name = 0x1023;

    [Theory] // S16.1, S16.2; Linux has no such option
    [InlineData("OpenBSD", Errno.EPROTONOSUPPORT, Errno.Success)]
    [InlineData("Linux", Errno.ENOPROTOOPT, Errno.ENOPROTOOPT)]
    [ProvesOption("SO_SPLICE")]
    [Proves<StackProfile>(nameof(StackProfile.KnowsSplicing))]
    public void No_protocol_splices_and_that_is_found_whatever_is_asked_for(string profile, Errno set, Errno get)
    {
        using LocalPair pair = new(Profile(profile));
        foreach (int length in (int[])[4, 8, 32, 100])
        {
            Assert.Equal(set, pair.A.SetOption(SocketLevelDispatcher.Level, Name, new byte[length]));
        }

        byte[] moved = [.. Enumerable.Repeat((byte)0xFF, 8)];
        Assert.Equal(get, pair.A.GetOption(SocketLevelDispatcher.Level, Name, moved, out int length64));
        Assert.Equal(get == Errno.Success ? sizeof(long) : 0, length64);
        Assert.Equal(get == Errno.Success ? 0 : -1, BitConverter.ToInt64(moved));
    }

    [Fact] // S16.1
    public void No_value_asks_for_an_end_of_splicing_which_is_not_supported_either()
    {
        using LocalPair pair = new(StackProfile.OpenBsd);
        Assert.Equal(Errno.EPROTONOSUPPORT, pair.A.SetOption(SocketLevelDispatcher.Level, Name, []));
    }
}
