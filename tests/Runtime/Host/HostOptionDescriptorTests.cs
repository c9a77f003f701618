using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Sockopt.Tests.Host;

/// <summary>That a descriptor stays open until the system has seen its number.</summary>
public sealed class HostOptionDescriptorTests : IDisposable
{
    private readonly Socket _tcp = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public void Dispose() => _tcp.Dispose();

    [Fact]
    public void A_handle_that_is_disposed_during_the_call_is_closed_after_it()
    {
        using Probe handle = new();

        _tcp.SetOption(Key(), handle);

        Assert.True(handle.IsReleased);
        Assert.Equal(SocketError.Success, Set(new Probe()));
    }

    [Fact]
    public void A_handle_is_released_when_the_system_refuses()
    {
        using Probe handle = new();
        WriteOnlyOptionKey<Probe> unknown = new("SO_UNKNOWN", Of(int.MaxValue), new DisposingCodec());

        Assert.Throws<SocketException>(() => _tcp.SetOption(unknown, handle));

        Assert.True(handle.IsReleased);
    }

    [Fact]
    public void A_closed_handle_and_none_are_refused()
    {
        Probe closed = new();
        closed.Dispose();

        Assert.Throws<ObjectDisposedException>(() => _tcp.SetOption(Key(), closed));
        Assert.Throws<ArgumentNullException>(() => _tcp.SetOption(Key(), null!));
    }

    private SocketError Set(Probe handle)
    {
        using (handle)
        {
            return _tcp.TrySetOption(Key(), handle);
        }
    }

    private static WriteOnlyOptionKey<Probe> Key() => new("SO_RCVBUF", SocketOption.ReceiveBufferSize.Id, new DisposingCodec());

    private static OptionId Of(int number) => OptionId.Of(
        SocketOption.Level, linux: number, freebsd: number, openbsd: number, darwin: number, windows: number);

    /// <summary>A handle that says when it is closed.</summary>
    private sealed class Probe : SafeHandle
    {
        public Probe()
            : base(0, ownsHandle: true) =>
            SetHandle(65536);

        public bool IsReleased { get; private set; }

        public override bool IsInvalid => false;

        protected override bool ReleaseHandle()
        {
            IsReleased = true;
            return true;
        }
    }

    /// <summary>Another thread disposes of the handle between its number being taken and the system being asked.</summary>
    private sealed class DisposingCodec : OptionCodec<Probe>
    {
        public override int Size(OptionAbi abi) => sizeof(int);

        public override int Encode(Probe value, Span<byte> destination, OptionAbi abi, string optionName)
        {
            ArgumentNullException.ThrowIfNull(value);
            MemoryMarshal.Write(destination, (int)value.DangerousGetHandle());
            value.Dispose();
            Assert.False(value.IsReleased);
            return sizeof(int);
        }

        public override Probe Decode(ReadOnlySpan<byte> source, OptionAbi abi) => throw new NotSupportedException();
    }
}
