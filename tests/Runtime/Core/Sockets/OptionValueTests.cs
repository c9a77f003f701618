using System.Net.Sockets;
using System.Runtime.InteropServices;
using Sockopt.Tests.Profiles;
using static Sockopt.Tests.Core.TestCalls;

namespace Sockopt.Tests.Core;

/// <summary>How the values of SOL_SOCKET are checked and what they do to the data (S13.4).</summary>
public sealed class OptionValueTests
{
    [Theory] // S13.4
    [InlineData("OpenBSD", 7, Errno.EINVAL)]
    [InlineData("OpenBSD", 8, Errno.Success)]
    [InlineData("OpenBSD", 9, Errno.EINVAL)]
    [InlineData("Linux", 7, Errno.EINVAL)]
    [InlineData("Linux", 8, Errno.Success)]
    [InlineData("Linux", 9, Errno.Success)]
    [Proves<OptionDialect>(nameof(OptionDialect.LingerLengthIsExact))]
    public void A_linger_has_a_length(string profile, int length, Errno expected)
    {
        using KernelSocket socket = LocalPair.Unconnected(Profile(profile));
        Assert.Equal(expected, Set(socket, SocketOption.Linger.Id, new byte[length]));
    }

    [Theory] // S13.4
    [InlineData("OpenBSD", -1, Errno.EINVAL)]
    [InlineData("OpenBSD", 32767, Errno.Success)]
    [InlineData("OpenBSD", 32768, Errno.EINVAL)]
    [InlineData("Linux", -1, Errno.Success)]
    [InlineData("Linux", 32768, Errno.Success)]
    [Proves<OptionDialect>(nameof(OptionDialect.NegativeLingerIsRefused))]
    public void A_linger_has_an_interval(string profile, int seconds, Errno expected)
    {
        using KernelSocket socket = LocalPair.Unconnected(Profile(profile));
        Assert.Equal(expected, Set(socket, SocketOption.Linger.Id, MemoryMarshal.AsBytes<int>([1, seconds]).ToArray()));
        socket.GetOption(SocketOption.Linger, out Linger linger);
        Assert.Equal(expected == Errno.Success, linger.Enabled);
    }

    [Theory] // S13.4
    [InlineData("OpenBSD", -1, Errno.EINVAL)]
    [InlineData("OpenBSD", 999_999, Errno.Success)]
    [InlineData("OpenBSD", 1_000_000, Errno.EINVAL)]
    [InlineData("Linux", -1, Errno.EDOM)]
    [InlineData("Linux", 999_999, Errno.Success)]
    [InlineData("Linux", 1_000_000, Errno.EDOM)]
    [Proves<OptionDialect>(nameof(OptionDialect.MicrosecondsOutOfRange))]
    public void A_timeout_has_less_than_a_million_microseconds(string profile, long microseconds, Errno expected)
    {
        using KernelSocket socket = LocalPair.Unconnected(Profile(profile));
        byte[] value = MemoryMarshal.AsBytes<long>([1, microseconds]).ToArray();
        Assert.Equal(expected, Set(socket, SocketOption.ReceiveTimeout.Id, value));
        Assert.Equal(expected, Set(socket, SocketOption.SendTimeout.Id, value));
    }

    [Theory] // S13.2, S13.4; Linux executed
    [InlineData("OpenBSD", Errno.ENOPROTOOPT)]
    [InlineData("Linux", Errno.EINVAL)]
    [Proves<StackProfile>(nameof(StackProfile.ShortValueIsRefusedFirst))]
    public void A_short_value_of_an_option_that_cannot_be_set(string profile, Errno expected)
    {
        using KernelSocket socket = LocalPair.Unconnected(Profile(profile));
        const int Unknown = 0x7777;
        foreach (int name in (int[])[SocketOption.SocketType.Id.CoreNumber, SocketOption.Error.Id.CoreNumber, Unknown])
        {
            Assert.Equal(expected, socket.SetOption(SocketLevelDispatcher.Level, name, new byte[3]));
            Assert.Equal(expected, socket.SetOption(SocketLevelDispatcher.Level, name, default));
            Assert.Equal(Errno.ENOPROTOOPT, socket.SetOption(SocketLevelDispatcher.Level, name, new byte[4]));
        }

        Assert.Equal(Errno.EINVAL, Set(socket, SocketOption.KeepAlive.Id, new byte[3]));
    }

    [Theory] // S8.6, S8.3
    [InlineData("OpenBSD", 1000)]
    [InlineData("Linux", 4606)]
    [ProvesOption("SO_RCVBUF")]
    public void The_size_of_the_receive_buffer_limits_the_low_water_mark_or_what_waiting_for_all_waits_for(
        string profile, int size)
    {
        using LocalPair pair = new(Profile(profile));
        Assert.Equal(Errno.Success, pair.B.SetInt(SocketOption.ReceiveBufferSize.Id, profile == "Linux" ? size / 2 : size));
        Assert.Equal(size, pair.B.GetInt(SocketOption.ReceiveBufferSize.Id));
        Assert.Equal(Errno.Success, pair.B.SetInt(SocketOption.ReceiveLowWater.Id, 10_000));
        Assert.Equal(profile == "Linux" ? 10_000 : size, pair.B.GetInt(SocketOption.ReceiveLowWater.Id));
    }

    [Theory] // S8.6
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    [ProvesOption("SO_RCVLOWAT")]
    public void A_socket_is_readable_from_the_low_water_mark_on(string profile)
    {
        using LocalPair pair = new(Profile(profile));
        Assert.Equal(Errno.Success, pair.B.SetInt(SocketOption.ReceiveLowWater.Id, 3));
        pair.A.SendText("ab");
        Assert.False(pair.B.IsReadable);
        pair.A.SendText("c");
        Assert.True(pair.B.IsReadable);
        pair.B.ReceiveText(1);
        Assert.False(pair.B.IsReadable);
        pair.B.SetInt(SocketOption.ReceiveLowWater.Id, 2);
        Assert.True(pair.B.IsReadable);
    }

    [Fact]
    [ProvesOption("SO_SNDLOWAT")]
    public void A_socket_is_writable_from_the_low_water_mark_on() // S8.6; Linux has no such mark to set
    {
        using LocalPair pair = new(StackProfile.OpenBsd);
        Assert.Equal(Errno.Success, pair.A.SetInt(SocketOption.SendLowWater.Id, 10_000));
        Assert.Equal("20000", pair.A.SendText(new string('x', 20_000)));
        Assert.True(pair.A.IsWritable);
        Assert.Equal("5000", pair.A.SendText(new string('x', 5000)));
        Assert.False(pair.A.IsWritable);
        Assert.Equal("EAGAIN", pair.A.SendText(new string('x', 9000)));
        pair.A.SetInt(SocketOption.SendLowWater.Id, 7000);
        Assert.True(pair.A.IsWritable);
        Assert.Equal("7768", pair.A.SendText(new string('x', 9000)));
    }

    [Theory] // S17.1, S8.6; Linux executed
    [InlineData("OpenBSD", PollEvents.None, PollEvents.In | PollEvents.Out)]
    [InlineData("Linux", PollEvents.Out | PollEvents.HangUp, PollEvents.Out | PollEvents.In | PollEvents.HangUp)]
    [Proves<StackProfile>(nameof(StackProfile.PollTellsHangUp))]
    public void Polling_tells_of_the_end_by_bits_of_its_own_or_not(string profile, PollEvents fresh, PollEvents shutDown)
    {
        const PollEvents Asked = PollEvents.In | PollEvents.Out;
        using KernelSocket socket = LocalPair.Unconnected(Profile(profile));
        Assert.Equal(fresh, socket.Poll(Asked));
        socket.Shutdown(ShutdownHow.Both);
        Assert.Equal(shutDown, socket.Poll(Asked));
        socket.Close();
        Assert.Equal(PollEvents.Invalid, socket.Poll(Asked));
    }

    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    [Proves<StackProfile>(nameof(StackProfile.Name))]
    public void A_profile_tells_whose_it_is(string profile) =>
        Assert.Equal(profile, new SocketStack(Profile(profile)).Profile.ToString());

    [Theory] // S8.3
    [InlineData("OpenBSD", Errno.ENOBUFS, 5000)]
    [InlineData("Linux", Errno.Success, 10000)]
    [Proves<StackLimits>(nameof(StackLimits.MaximumReceiveBufferSize))]
    public void A_receive_buffer_has_a_greatest_size(string profile, Errno expected, int reads)
    {
        StackLimits limits = Profile(profile).DefaultLimits with { MaximumReceiveBufferSize = 5000 };
        StackProfile small = Profile(profile) with { LocalBufferSize = 5000 };
        using LocalPair pair = new(small, limits);
        Assert.Equal(expected, pair.A.SetInt(SocketOption.ReceiveBufferSize.Id, 5001));
        Assert.Equal(expected == Errno.Success ? reads : 5000, pair.A.GetInt(SocketOption.ReceiveBufferSize.Id));
        Assert.Equal(Errno.Success, pair.A.SetInt(SocketOption.ReceiveBufferSize.Id, 5000));
        Assert.Equal(reads, pair.A.GetInt(SocketOption.ReceiveBufferSize.Id));
        Assert.Equal(
            profile == "Linux" ? Errno.Success : Errno.ENOBUFS,
            LocalPair.LocalStack(Profile(profile), limits).Create(SocketDomain.Unix, SocketType.Stream, 0, default, out _));
    }

    [Theory] // S8.4
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    [Proves<StackLimits>(nameof(StackLimits.MaximumStorage))]
    public void Storage_ends_and_is_there_again_when_somebody_takes_what_is_queued(string profile)
    {
        StackLimits limits = Profile(profile).DefaultLimits with { MaximumStorage = 4 * Cluster.SmallSize };
        using LocalPair pair = new(Profile(profile), limits);
        int sent = 0;
        IoResult result;
        while ((result = pair.A.Send(new byte[1000], MessageFlags.DontWait)).IsSuccess)
        {
            sent += result.Count;
        }

        Assert.Equal(Errno.ENOBUFS, result.Errno);
        Assert.InRange(sent, 1, 4 * Cluster.SmallSize);
        Assert.Equal(sent + 2, pair.B.ReceiveText(100_000).Length);
        Assert.Equal("1000", pair.A.SendText(new string('x', 1000)));
        pair.Dispose();
        Assert.Equal(default, pair.Stack.Usage);
    }

    private static Errno Set(KernelSocket socket, OptionId option, byte[] value) =>
        socket.SetOption(option.Level.Core, option.CoreNumber, value);
}
