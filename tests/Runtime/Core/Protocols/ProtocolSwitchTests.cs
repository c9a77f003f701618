using System.Net.Sockets;
using System.Reflection;
using Sockopt.Tests.Profiles;
using static Sockopt.Tests.Core.TestCalls;

namespace Sockopt.Tests.Core;

public sealed class ProtocolSwitchTests
{
    private readonly EchoProtocol _echo = new();

    [Fact]
    public void A_protocol_of_the_user_is_registered_like_the_local_domain()
    {
        SocketStack stack = new(StackProfile.OpenBsd, [.. LocalDomain.CreateProtocols(), _echo]);
        stack.Create(_echo.Domain, _echo.Type, _echo.Number, LocalPair.User, out KernelSocket? socket);
        EchoProtocol.Move(socket!, ConnectionStep.Connected);
        socket!.SetOption(EchoKeys.Shift, 1);
        Assert.Equal("3", socket.SendText("HAL"));
        Assert.Equal("\"IBM\"", socket.ReceiveText(10));
    }

    [Fact]
    public void Foreign_levels_go_to_the_protocol_by_number_and_by_key() // S13.1, S14.1
    {
        using KernelSocket socket = _echo.CreateSocket(StackProfile.OpenBsd);
        Assert.Equal(Errno.Success, socket.SetOption(EchoKeys.Shift, 300));
        Assert.Equal(Errno.Success, socket.GetOption(EchoKeys.Shift, out int shift));
        Assert.Equal(300, shift);
        byte[] two = new byte[2];
        Assert.Equal(Errno.Success, socket.GetOption(EchoProtocol.Level, 1, two, out int length)); // S14.4
        Assert.Equal(2, length);
        Assert.Equal(Errno.Success, socket.SetOption(EchoKeys.Push, 1));
        Assert.Equal(Errno.Success, socket.SetOption(EchoKeys.Reset));
        Assert.Equal(Errno.Success, socket.GetOption(EchoKeys.Shift, out shift));
        Assert.Equal(0, shift);
        Assert.Equal(Errno.ENOPROTOOPT, socket.GetOption(99, 1, two, out _));
        Assert.Equal(Errno.ENOPROTOOPT, socket.SetOption(99, 1, two));
    }

    [Fact]
    public void The_protocol_hears_of_every_socket_level_option_that_was_set_and_its_answer_is_ignored() // S13.3
    {
        using KernelSocket socket = _echo.CreateSocket(StackProfile.OpenBsd);
        Assert.Equal(Errno.Success, socket.SetInt(SocketOption.KeepAlive.Id, 1));
        Assert.Equal(Errno.EINVAL, socket.SetOption(SocketLevelDispatcher.Level, SocketOption.KeepAlive.Id.CoreNumber, [1]));
        Assert.Equal(Errno.ENOPROTOOPT, socket.SetInt(SocketOption.SocketType.Id, 1));
        socket.GetInt(SocketOption.KeepAlive.Id);
        Assert.Equal(["set 65535 8"], _echo.Heard);
    }

    [Fact]
    public void The_options_of_a_protocol_may_be_asked_when_the_socket_has_just_gone()
    {
        using KernelSocket socket = _echo.CreateSocket(StackProfile.OpenBsd);
        socket.Close();
        Assert.Equal(Errno.EBADF, _echo.SetOption(socket, EchoProtocol.Level, EchoProtocol.ShiftName, new byte[4]));
        Assert.Equal(
            Errno.EBADF, _echo.GetOption(socket, EchoProtocol.Level, EchoProtocol.ShiftName, new byte[4], out int length));
        Assert.Equal(0, length);
    }

    [Theory] // S1.5; Linux executed
    [InlineData("OpenBSD", Errno.ENOPROTOOPT)]
    [InlineData("Linux", Errno.EOPNOTSUPP)]
    [Proves<StackProfile>(nameof(StackProfile.UnknownLevel))]
    public void A_protocol_without_options_has_no_other_level(string profile, Errno expected)
    {
        using LocalPair pair = new(Profile(profile));
        foreach (int level in (int[])[0, 1, 6, 9999])
        {
            Assert.Equal(expected, pair.A.SetOption(level, 1, new byte[4]));
            Assert.Equal(expected, pair.A.GetOption(level, 1, new byte[4], out int length));
            Assert.Equal(0, length);
        }

        _echo.HasOptions = false;
        using KernelSocket socket = _echo.CreateSocket(Profile(profile));
        Assert.Equal(expected, socket.SetOption(EchoKeys.Shift, 1));
        Assert.Equal(Errno.Success, socket.SetInt(SocketOption.KeepAlive.Id, 1));
    }

    [Fact]
    public void A_request_that_a_protocol_does_not_know_is_not_supported() // S1.6
    {
        using KernelSocket socket = _echo.CreateSocket(StackProfile.OpenBsd);
        Assert.Equal(Errno.EOPNOTSUPP, socket.Shutdown(ShutdownHow.Send));
        Assert.Equal(Errno.Success, socket.Shutdown(ShutdownHow.Receive));
        Assert.Equal(Errno.EOPNOTSUPP, socket.Shutdown(ShutdownHow.Both));
        Assert.Equal(Errno.EOPNOTSUPP, socket.GetSocketName(out _));
        EchoProtocol.Move(socket, ConnectionStep.Connected);
        Assert.Equal(Errno.EOPNOTSUPP, socket.GetPeerName(out _));
    }

    [Theory] // S1.4
    [InlineData(ProtocolFlags.Address)]
    [InlineData(ProtocolFlags.Address | ProtocolFlags.Atomic | ProtocolFlags.ConnectionRequired)]
    public void Flags_that_contradict_each_other_are_refused(ProtocolFlags flags) =>
        Assert.Throws<ArgumentException>(nameof(flags), () => new EchoProtocol(flags: flags));

    [Theory]
    [InlineData(ProtocolFlags.None, false)]
    [InlineData(ProtocolFlags.Atomic, false)]
    [InlineData(ProtocolFlags.Atomic | ProtocolFlags.Address, true)]
    public void A_send_of_a_protocol_with_destinations_holds_the_lock_of_the_stack(ProtocolFlags flags, bool expected)
    {
        SendingProtocol protocol = new(flags);
        SocketStack stack = new(StackProfile.Linux, protocol);
        stack.Create(protocol.Domain, protocol.Type, 0, LocalPair.User, out KernelSocket? socket);
        EchoProtocol.Move(socket!, ConnectionStep.Connected);
        Assert.Equal("1", socket!.SendText("x"));
        Assert.Equal((expected, null), (protocol.HeldStack, protocol.To));
        socket!.Close();
    }

    [Fact]
    public void Sockets_that_are_connected_with_each_other_share_a_lock()
    {
        using LocalPair pair = new(StackProfile.Linux);
        using KernelSocket other = LocalSockets.Client(pair.Stack);
        Assert.True(SendingProtocol.ShareLock(pair.A, pair.B));
        Assert.False(SendingProtocol.ShareLock(pair.A, other));
    }

    [Fact]
    public void What_is_done_to_a_socket_needs_one()
    {
        using KernelSocket socket = _echo.CreateSocket(StackProfile.OpenBsd);
        MethodInfo[] methods = [.. typeof(Protocol)
            .GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(method => method.IsFamily && !method.GetParameters().Append(method.ReturnParameter).Any(IsOnStack))];
        Assert.True(methods.Length > 15, $"There are only {methods.Length}.");
        foreach (ParameterInfo missing in methods.SelectMany(method => method.GetParameters()))
        {
            if (missing.ParameterType == typeof(KernelSocket))
            {
                MethodInfo method = (MethodInfo)missing.Member;
                object?[] arguments = [.. method.GetParameters().Select(
                    parameter => parameter != missing && parameter.ParameterType == typeof(KernelSocket) ? socket : null)];
                Exception thrown = Assert.Throws<TargetInvocationException>(() => method.Invoke(null, arguments));
                Assert.Equal(missing.Name, Assert.IsType<ArgumentNullException>(thrown.InnerException).ParamName);
            }
        }

        Assert.Throws<ArgumentNullException>("socket", () => EchoProtocol.Deliver(null!, default));
        Assert.Throws<ArgumentNullException>("socket", SendingProtocol.AppendToNothing);
        Assert.Throws<ArgumentNullException>("socket", SendingProtocol.AppendUrgentToNothing);

        static bool IsOnStack(ParameterInfo parameter) =>
            (parameter.ParameterType.GetElementType() ?? parameter.ParameterType).IsByRefLike;
    }

    [Fact]
    public void A_connection_moves_through_its_states() // S11
    {
        using KernelSocket socket = _echo.CreateSocket(StackProfile.OpenBsd);
        const SocketState Shut = SocketState.CannotReceiveMore | SocketState.CannotSendMore;
        EchoProtocol.Move(socket, ConnectionStep.Connecting);
        Assert.Equal(SocketState.Connecting, socket.State);
        EchoProtocol.Move(socket, ConnectionStep.Connected);
        Assert.Equal(SocketState.Connected, socket.State);
        EchoProtocol.Move(socket, ConnectionStep.Connecting);
        Assert.Equal(SocketState.Connecting, socket.State);
        EchoProtocol.Move(socket, ConnectionStep.Connected);
        EchoProtocol.Deliver(socket, "kept"u8);
        EchoProtocol.Move(socket, ConnectionStep.Disconnecting);
        Assert.Equal(SocketState.Connected | SocketState.Disconnecting | Shut, socket.State);
        EchoProtocol.Move(socket, ConnectionStep.Disconnected);
        Assert.Equal(SocketState.Disconnected | Shut, socket.State);
        Assert.Equal("\"kept\"", socket.ReceiveText(10));
        Assert.Equal("\"\"", socket.ReceiveText(10));
    }

    [Fact]
    public void A_protocol_is_not_asked_for_an_option_that_the_core_lacks()
    {
        using KernelSocket socket = _echo.CreateSocket(StackProfile.OpenBsd);
        OptionKey<int> elsewhere = new("ECHO_ELSEWHERE", OptionId.Of(OptionLevel.Of(EchoProtocol.Level), linux: 1), OptionCodec.Int32);
        Assert.Equal(Errno.ENOPROTOOPT, socket.SetOption(elsewhere, 1));
        Assert.Equal(Errno.ENOPROTOOPT, socket.GetOption(elsewhere, out _));
        Assert.Empty(_echo.Heard);
    }

    [Fact]
    public void An_option_may_be_large()
    {
        using KernelSocket socket = _echo.CreateSocket(StackProfile.OpenBsd);
        OptionKey<byte[]> large = new(
            "ECHO_LARGE", OptionId.Of(OptionLevel.Of(EchoProtocol.Level), core: 9), OptionCodec.Bytes(maximum: 1000));
        Assert.Equal(Errno.ENOPROTOOPT, socket.SetOption(large, new byte[1000]));
        Assert.Equal(Errno.ENOPROTOOPT, socket.GetOption(large, out _));
        Assert.Equal(["set 7 9", "get 7 9"], _echo.Heard);
    }

    [Fact]
    public void A_protocol_has_no_stack_before_it_is_registered()
    {
        Protocol local = LocalDomain.CreateProtocols()[0];
        Assert.True(local.Answers(0));
        Assert.Throws<InvalidOperationException>(() => local.Answers(1));
    }

    // Tells how its last send was made.
    private sealed class SendingProtocol(ProtocolFlags flags)
        : Protocol(SocketDomain.InterNetwork, SocketType.Dgram, number: 17, flags)
    {
        public bool HeldStack { get; private set; }

        public SocketName? To { get; private set; }

        public static bool ShareLock(KernelSocket first, KernelSocket second) => SharesConnectionLock(first, second);

        public static void AppendToNothing() => AppendReceived(null!, default, default);

        public static void AppendUrgentToNothing() => AppendUrgent(null!, default);

        protected internal override Errno Attach(KernelSocket socket) => Reserve(socket, 100, 100);

        protected internal override void Detach(KernelSocket socket)
        {
        }

        protected internal override Errno Send(KernelSocket socket, in OutgoingData data)
        {
            HeldStack = socket.Stack.Gate.IsHeldHere;
            To = data.To;
            return Errno.Success;
        }
    }
}
