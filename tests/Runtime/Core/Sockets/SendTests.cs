using System.Buffers;
using Sockopt.Tests.Profiles;
using static Sockopt.Tests.Core.TestCalls;

namespace Sockopt.Tests.Core;

public sealed class SendTests
{
    [Theory] // S18.1
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void Bytes_are_at_the_peer_before_send_returns(string profile)
    {
        using LocalPair pair = new(Profile(profile));
        Assert.Equal("5", pair.A.SendText("hello"));
        Assert.Equal("\"hel\"", pair.B.ReceiveText(3));
        Assert.Equal("2", pair.A.SendText("!!"));
        Assert.Equal("\"lo!!\"", pair.B.ReceiveText(100));
        Assert.Equal("EAGAIN", pair.B.ReceiveText(100));
    }

    [Theory] // S8.9: what throws must not keep the others out
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void Memory_that_throws_between_two_pieces_ends_that_send_alone(string profile)
    {
        using LocalPair pair = new(Profile(profile));
        int looks = 0;
        using ForeignMemory memory = new([.. "abcdef"u8], () => ObjectDisposedException.ThrowIf(++looks == 2, pair));
        Assert.Throws<ObjectDisposedException>(() => pair.A.Send(Pieces.Of(memory.Memory, 3)));
        Assert.Equal(2, looks);
        Assert.Equal("1", pair.A.SendText("!"));
        Assert.Equal("\"abc!\"", pair.B.ReceiveText(100));
        Assert.Equal(0, pair.Stack.Usage.Waiters);
    }

    [Theory] // S7.1
    [InlineData("OpenBSD", "EINVAL")]
    [InlineData("Linux", "2")]
    [Proves<StackProfile>(nameof(StackProfile.EndOfRecordOnStreamIsRefused))]
    public void A_stream_has_no_end_of_record(string profile, string expected)
    {
        using LocalPair pair = new(Profile(profile));
        Assert.Equal(expected, pair.A.SendText("ab", MessageFlags.EndOfRecord));
    }

    [Fact]
    public void The_end_of_record_is_refused_before_the_state_is_looked_at() // S7.1, S7.4
    {
        using KernelSocket socket = LocalPair.Unconnected(StackProfile.OpenBsd);
        Assert.Equal("EINVAL", socket.SendText("ab", MessageFlags.EndOfRecord));
    }

    [Theory] // S7.4a before c; Linux executed: ENOTCONN first
    [InlineData("OpenBSD", "EPIPE")]
    [InlineData("Linux", "ENOTCONN")]
    [Proves<StackProfile>(nameof(StackProfile.ConnectionIsCheckedFirst))]
    public void An_unconnected_socket_that_is_shut_down_says_what_its_system_checks_first(string profile, string expected)
    {
        using KernelSocket socket = LocalPair.Unconnected(Profile(profile));
        Assert.Equal("ENOTCONN", socket.SendText("x"));
        Assert.Equal(Errno.Success, socket.Shutdown(ShutdownHow.Both));
        Assert.Equal(expected, socket.SendText("x"));
    }

    [Fact]
    public void A_broken_pipe_comes_before_the_pending_error() // S7.4a, b
    {
        using LocalPair pair = new(StackProfile.Linux);
        pair.B.SendText("unread");
        pair.A.Close();
        Assert.Equal("EPIPE", pair.B.SendText("x"));
        Assert.Equal("EPIPE", pair.B.SendText(""));
        Assert.Equal(Errno.ECONNRESET, pair.B.PendingError());
    }

    [Fact]
    public void The_pending_error_is_reported_once() // S7.4b
    {
        EchoProtocol echo = new();
        using KernelSocket socket = echo.CreateSocket(StackProfile.OpenBsd);
        EchoProtocol.Move(socket, ConnectionStep.Connected);
        EchoProtocol.Report(socket, Errno.ENETDOWN);
        Assert.Equal("ENETDOWN", socket.SendText("x"));
        Assert.Equal("1", socket.SendText("x"));
    }

    [Fact]
    public void Without_a_connection_a_protocol_that_requires_none_misses_a_destination() // S7.4c
    {
        using KernelSocket socket = new EchoProtocol().CreateSocket(StackProfile.OpenBsd);
        Assert.Equal("EDESTADDRREQ", socket.SendText("x"));
    }

    [Fact]
    public void A_send_is_cut_to_the_space_if_that_reaches_the_low_water_mark() // S7.4f
    {
        using LocalPair pair = new(StackProfile.OpenBsd);
        Assert.Equal("30000", pair.A.SendText(new string('x', 30000)));
        Assert.Equal("2768", pair.A.SendText(new string('x', 5000)));
        Assert.Equal("EAGAIN", pair.A.SendText("x"));
        Assert.Equal("0", pair.A.SendText(""));
        Assert.Equal(1000 + 2, pair.B.ReceiveText(1000).Length);
        Assert.Equal("EAGAIN", pair.A.SendText(new string('x', 1001)));
        Assert.Equal("1000", pair.A.SendText(new string('x', 1000)));
    }

    [Fact]
    public void The_low_water_mark_of_linux_lets_every_byte_through() // S13.4
    {
        using LocalPair pair = new(StackProfile.Linux);
        Assert.Equal("212992", pair.A.SendText(new string('x', 300_000)));
        pair.B.ReceiveText(1);
        Assert.Equal("1", pair.A.SendText("xx"));
    }

    [Theory]
    [InlineData("OpenBSD", 20_000, 20_000)]
    [InlineData("Linux", 20_000, 40_000)]
    [ProvesOption("SO_SNDBUF")]
    public void The_size_of_the_send_buffer_limits_what_lies_at_the_peer(string profile, int size, int capacity) // S7.9, S13.4
    {
        using LocalPair pair = new(Profile(profile));
        pair.A.SetInt(SocketOption.SendBufferSize.Id, size);
        pair.B.SetInt(SocketOption.ReceiveBufferSize.Id, 1);
        Assert.Equal($"{capacity}", pair.A.SendText(new string('x', 100_000)));
        Assert.Equal("EAGAIN", pair.A.SendText(new string('x', 100_000)));
        pair.A.SetInt(SocketOption.SendBufferSize.Id, size + 1000);
        Assert.Equal("1", pair.A.SendText("x"));
    }

    [Fact]
    public void A_send_buffer_smaller_than_what_lies_at_the_peer_has_no_space() // S8.2
    {
        using LocalPair pair = new(StackProfile.OpenBsd);
        pair.A.SendText(new string('x', 10_000));
        pair.A.SetInt(SocketOption.SendBufferSize.Id, 4000);
        Assert.Equal("EAGAIN", pair.A.SendText("x"));
        pair.B.ReceiveText(9000);
        Assert.Equal("3000", pair.A.SendText(new string('x', 10_000)));
    }

    [Theory] // S7.4f, S7.5; Linux executed
    [InlineData("OpenBSD", "EAGAIN")]
    [InlineData("Linux", "0")]
    [Proves<StackProfile>(nameof(StackProfile.EmptySendNeedsSpace))]
    public void Sending_nothing_into_an_overdrawn_buffer(string profile, string expected)
    {
        using LocalPair pair = new(Profile(profile));
        Assert.Equal("10000", pair.A.SendText(new string('x', 10_000)));
        pair.A.SetInt(SocketOption.SendBufferSize.Id, 1);
        Assert.Equal(expected, pair.A.SendText(""));
        Assert.Equal("EAGAIN", pair.A.SendText("x"));
    }

    [Fact]
    public void A_buffer_that_the_protocol_reserved_nothing_for_has_no_space() // S7.4f
    {
        EchoProtocol echo = new() { BufferSize = 0 };
        using KernelSocket socket = echo.CreateSocket(StackProfile.OpenBsd);
        EchoProtocol.Move(socket, ConnectionStep.Connected);
        Assert.Equal("EAGAIN", socket.SendText("x"));
        Assert.Equal("0", socket.SendText(""));
    }

    [Theory] // S7.4, S9.2, S20
    [InlineData("OpenBSD", "EOPNOTSUPP")]
    [InlineData("Linux", "1")]
    public void Whether_there_is_urgent_data_is_found_last(string profile, string expected)
    {
        using LocalPair pair = new(Profile(profile));
        Assert.Equal(expected, pair.A.SendText("x", MessageFlags.OutOfBand));
        pair.A.Shutdown(ShutdownHow.Send);
        Assert.Equal("EPIPE", pair.A.SendText("x", MessageFlags.OutOfBand));
        using KernelSocket socket = LocalPair.Unconnected(Profile(profile));
        Assert.Equal("ENOTCONN", socket.SendText("x", MessageFlags.OutOfBand));
    }

    [Fact]
    public void Out_of_band_data_may_overdraw_the_buffer_by_a_kilobyte() // S7.4d
    {
        using LocalPair pair = new(StackProfile.OpenBsd);
        pair.A.SendText(new string('x', 32768));
        Assert.Equal("EAGAIN", pair.A.SendText("x"));
        Assert.Equal("EOPNOTSUPP", pair.A.SendText(new string('x', 1024), MessageFlags.OutOfBand));
        Assert.Equal("EAGAIN", pair.A.SendText(new string('x', 1025), MessageFlags.OutOfBand));
    }

    [Fact]
    public void A_chain_goes_as_a_whole_whatever_the_low_water_mark_is() // S7.4f
    {
        using LocalPair pair = new(StackProfile.OpenBsd);
        pair.A.SendText(new string('x', 30_000));
        using MbufChain chain = LocalSockets.ChainOf(pair.Stack, new byte[2769]);
        Assert.Equal(Errno.EAGAIN, pair.A.Send(chain, MessageFlags.DontWait).Errno);
        Assert.Equal(2768, pair.A.Send(LocalSockets.ChainOf(pair.Stack, new byte[2768])).Count);
    }

    [Theory] // S7.4e
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    public void A_chain_may_be_as_long_as_the_send_buffer(string profile)
    {
        using LocalPair pair = new(Profile(profile));
        int size = pair.A.SendBuffer.HighWater;
        using MbufChain chain = LocalSockets.ChainOf(pair.Stack, new byte[size + 1]);
        Assert.Equal(Errno.EMSGSIZE, pair.A.Send(chain).Errno);
        Assert.Equal(size, pair.A.Send(LocalSockets.ChainOf(pair.Stack, new byte[size])).Count);
    }

    [Theory] // the protocol copies what it gets
    [InlineData(ProtocolFlags.None)]
    [InlineData(ProtocolFlags.Atomic)]
    public void A_chain_is_released_when_the_protocol_has_taken_it_and_else_the_callers(ProtocolFlags flags)
    {
        EchoProtocol echo = new(flags: flags) { SendsLeft = 1 };
        using KernelSocket socket = echo.CreateSocket(StackProfile.OpenBsd);
        EchoProtocol.Move(socket, ConnectionStep.Connected);
        Assert.Equal(3, socket.Send(LocalSockets.ChainOf(socket.Stack, "abc"u8)).Count);
        Assert.Equal("abc"u8.ToArray(), socket.ReceiveBuffer.Data.ToArray());
        MbufChain chain = LocalSockets.ChainOf(socket.Stack, "abc"u8);
        Assert.Equal(IoResult.Failed(Errno.EHOSTUNREACH), socket.Send(chain));
        Assert.Equal(3, chain.Length);
        chain.Dispose();
        socket.Close();
        Assert.Equal(default, socket.Stack.Usage);
    }

    [Theory] // it was copied before the protocol was asked
    [InlineData(ProtocolFlags.None)]
    [InlineData(ProtocolFlags.Atomic)]
    public void Large_data_that_the_protocol_refuses_leaves_nothing_behind(ProtocolFlags flags)
    {
        EchoProtocol echo = new(flags: flags) { SendsLeft = 0, BufferSize = 20_000 };
        using KernelSocket socket = echo.CreateSocket(StackProfile.OpenBsd);
        EchoProtocol.Move(socket, ConnectionStep.Connected);
        Assert.Equal(IoResult.Failed(Errno.EHOSTUNREACH), socket.Send(new byte[10_000]));
        socket.Close();
        Assert.Equal(default, socket.Stack.Usage);
    }

    [Fact]
    public async Task A_sequence_may_be_as_long_as_a_count_can_tell()
    {
        using LocalPair pair = new(StackProfile.OpenBsd);
        ReadOnlySequence<byte> pieces = Pieces.Repeat(new byte[1 << 20], 2048);
        Assert.Equal(IoResult.Failed(Errno.EINVAL), pair.A.Send(pieces));
        Assert.Equal(IoResult.Failed(Errno.EINVAL), await pair.A.SendAsync(pieces));
        pieces = pieces.Slice(0, int.MaxValue);
        Assert.Equal(32_768, pair.A.Send(pieces, MessageFlags.DontWait).Count);
        pair.B.ReceiveText(32_768);
        Assert.Equal(32_768, (await pair.A.SendAsync(pieces, MessageFlags.DontWait)).Count);
    }

    [Theory] // S7.6, S7.11
    [InlineData("OpenBSD", Errno.EHOSTUNREACH)]
    [InlineData("Linux", Errno.Success)]
    [Proves<StackProfile>(nameof(StackProfile.ErrorAfterProgressIsReported))]
    public void An_error_after_some_bytes_went_out(string profile, Errno expected)
    {
        EchoProtocol echo = new() { SendsLeft = 1 };
        using KernelSocket socket = echo.CreateSocket(Profile(profile));
        EchoProtocol.Move(socket, ConnectionStep.Connected);
        IoResult result = socket.Send(new byte[150], MessageFlags.None);
        Assert.Equal(100, result.Count);
        Assert.Equal(expected, result.Errno);
    }
}
