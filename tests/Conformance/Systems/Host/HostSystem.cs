using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;

namespace Sockopt.Conformance.Systems.Host;

/// <summary>The sockets of Linux.</summary>
internal sealed class HostSystem : ISocketSystem
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly CaseFolder _folder = new();
    private readonly SocketAddressBytes _addresses;
    private readonly ConcurrentDictionary<int, bool> _descriptors = new();
    private readonly ConcurrentQueue<Thread> _threads = new();

    public HostSystem() => _addresses = new SocketAddressBytes(_folder, Numbers);

    public SystemNumbers Numbers => SystemNumbers.Linux;

    /// <summary>The folder that the paths of the case are in.</summary>
    public string Folder => _folder.Path;

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    private static Errno LastError => SystemNumbers.Linux.Error(Libc.Error);

    public void Sleep(TimeSpan time) => Thread.Sleep(time);

    public void After(TimeSpan delay, Action action)
    {
        Thread thread = new(() =>
        {
            Thread.Sleep(delay);
            action();
        })
        { IsBackground = true };
        _threads.Enqueue(thread);
        thread.Start();
    }

    public void FinishActions()
    {
        while (_threads.TryDequeue(out Thread? thread))
        {
            thread.Join();
        }
    }

    public int OpenNullDevice() => Keep(Libc.Open("/dev/null", LinuxNumbers.ReadWrite));

    public void MakeFile(string name) => File.WriteAllBytes(_folder.PathOf(name), []);

    public int UnusedPort() => UnusedPorts.Take();

    public DescriptorAnswer Socket(SocketDomain domain, SocketType type, int protocol)
    {
        int descriptor = Keep(Libc.Socket(Numbers.Domain(domain), (int)type, protocol));
        return new DescriptorAnswer(ErrorOf(descriptor), descriptor);
    }

    public PairAnswer SocketPair(SocketDomain domain, SocketType type)
    {
        int[] pair = new int[2];
        int result = Libc.SocketPair(Numbers.Domain(domain), (int)type, 0, pair);
        return result == 0 ? new PairAnswer(Errno.Success, Keep(pair[0]), Keep(pair[1])) : new PairAnswer(LastError, 0, 0);
    }

    public Errno Bind(int descriptor, CaseAddress name, int? length)
    {
        byte[] address = Address(name, length);
        return ErrorOf(Libc.Bind(descriptor, address, length ?? address.Length));
    }

    public Errno Connect(int descriptor, CaseAddress name, int? length)
    {
        byte[] address = Address(name, length);
        return ErrorOf(Libc.Connect(descriptor, address, length ?? address.Length));
    }

    public Errno Listen(int descriptor, int backlog) => ErrorOf(Libc.Listen(descriptor, backlog));

    public AcceptAnswer Accept(int descriptor, int? length)
    {
        byte[] address = new byte[SocketAddressBytes.Longest];
        int written = 0;
        int accepted = (int)Uninterrupted(() =>
        {
            written = length ?? address.Length;
            return Libc.Accept(descriptor, address, ref written);
        });
        return accepted >= 0
            ? new AcceptAnswer(Errno.Success, Keep(accepted), NameIn(address, length, written), written)
            : new AcceptAnswer(LastError, 0, null, 0);
    }

    // A number that is not the case's would be somebody else's in this process.
    public Errno Close(int descriptor) =>
        _descriptors.TryRemove(descriptor, out _) ? ErrorOf(Libc.Close(descriptor)) : Errno.EBADF;

    public Errno Shutdown(int descriptor, int how) => ErrorOf(Libc.Shutdown(descriptor, how));

    public CountAnswer Send(int descriptor, byte[] data, CallFlags flags, CaseAddress? to, int[] rights)
    {
        byte[] buffer = PinnedBytes.Copy(data);
        byte[] address = to is null ? [] : _addresses.Write(to);
        byte[] name = PinnedBytes.Copy(address);
        byte[] control = rights.Length > 0 ? ControlMessage.Write(rights) : [];
        byte[] pinnedControl = PinnedBytes.Copy(control);
        IoVector[] vector = VectorOf(buffer, data.Length);
        MessageHeader message = new()
        {
            Name = to is null ? 0 : PinnedBytes.AddressOf(name),
            NameLength = address.Length,
            Vectors = PinnedBytes.AddressOf(vector),
            VectorCount = 1,
            Control = rights.Length > 0 ? PinnedBytes.AddressOf(pinnedControl) : 0,
            ControlLength = (nuint)control.Length,
        };
        int number = LinuxNumbers.Number(flags) | LinuxNumbers.NoSignal;
        nint sent = Uninterrupted(() => Libc.SendMessage(descriptor, message, number));
        GC.KeepAlive(buffer);
        GC.KeepAlive(name);
        GC.KeepAlive(pinnedControl);
        GC.KeepAlive(vector);
        return sent >= 0 ? new CountAnswer(Errno.Success, (int)sent) : new CountAnswer(LastError, 0);
    }

    public ReceiveAnswer Receive(int descriptor, int length, CallFlags flags, bool wantsSender, int controlLength)
    {
        byte[] buffer = PinnedBytes.Allocate(length);
        byte[] name = PinnedBytes.Allocate(SocketAddressBytes.Longest);
        byte[] control = PinnedBytes.Allocate(controlLength);
        IoVector[] vector = VectorOf(buffer, length);
        MessageHeader message = default;
        nint received = Uninterrupted(() =>
        {
            message = new MessageHeader
            {
                Name = wantsSender ? PinnedBytes.AddressOf(name) : 0,
                NameLength = wantsSender ? SocketAddressBytes.Longest : 0,
                Vectors = PinnedBytes.AddressOf(vector),
                VectorCount = 1,
                Control = controlLength > 0 ? PinnedBytes.AddressOf(control) : 0,
                ControlLength = (nuint)controlLength,
            };
            return Libc.ReceiveMessage(descriptor, ref message, LinuxNumbers.Number(flags));
        });
        if (received < 0)
        {
            return ReceiveAnswer.Failed(LastError);
        }

        int[] rights = ControlMessage.Read(control.AsSpan(0, (int)message.ControlLength));
        Array.ForEach(rights, right => Keep(right));
        return new ReceiveAnswer
        {
            Error = Errno.Success,
            Count = (int)received,
            Data = buffer.AsMemory(0, Math.Min((int)received, length)),
            Flags = LinuxNumbers.FlagsOf(message.Flags),
            Sender = wantsSender ? _addresses.Read(name, message.NameLength) : null,
            SenderLength = message.NameLength,
            DescriptorCount = rights.Length,
        };
    }

    public Errno SetOption(int descriptor, int level, int option, byte[] value) =>
        ErrorOf(Libc.SetOption(descriptor, level, option, value, value.Length));

    public OptionAnswer GetOption(int descriptor, int level, int option, int length)
    {
        byte[] value = new byte[Math.Max(length, 1)];
        int written = length;
        int result = Libc.GetOption(descriptor, level, option, value, ref written);
        return result == 0
            ? new OptionAnswer(Errno.Success, value.AsMemory(0, Math.Min(written, value.Length)), written)
            : new OptionAnswer(LastError, default, 0);
    }

    public NameAnswer GetSocketName(int descriptor, int? length)
    {
        byte[] address = new byte[SocketAddressBytes.Longest];
        int written = length ?? address.Length;
        int result = Libc.GetSocketName(descriptor, address, ref written);
        return NameOf(result, address, length, written);
    }

    public NameAnswer GetPeerName(int descriptor, int? length)
    {
        byte[] address = new byte[SocketAddressBytes.Longest];
        int written = length ?? address.Length;
        int result = Libc.GetPeerName(descriptor, address, ref written);
        return NameOf(result, address, length, written);
    }

    public PollAnswer Poll(int descriptor, PollEvents events, TimeSpan timeout)
    {
        PollDescriptor polled = new() { Descriptor = descriptor, Events = LinuxNumbers.Number(events) };
        nint result = Uninterrupted(() => Libc.Poll(ref polled, 1, (int)timeout.TotalMilliseconds));
        return result >= 0
            ? new PollAnswer(Errno.Success, LinuxNumbers.EventsOf(polled.ReturnedEvents))
            : new PollAnswer(LastError, PollEvents.None);
    }

    public CountAnswer CountReadable(int descriptor) => Ask(descriptor, LinuxNumbers.CountReadable);

    public CountAnswer TestMark(int descriptor) => Ask(descriptor, LinuxNumbers.TestMark);

    public Errno SetNonblocking(int descriptor)
    {
        int on = 1;
        return ErrorOf(Libc.Control(descriptor, LinuxNumbers.SetNonblocking, ref on));
    }

    public void Dispose()
    {
        foreach (int descriptor in _descriptors.Keys)
        {
            if (_descriptors.TryRemove(descriptor, out _))
            {
                // A call that waits in a thread goes on waiting when its descriptor is closed, but not when there is an end.
                Libc.Shutdown(descriptor, LinuxNumbers.BothDirections);
                Libc.Close(descriptor);
            }
        }

        _folder.Dispose();
    }

    private static Errno ErrorOf(int result) => result >= 0 ? Errno.Success : LastError;

    // A signal to the process may come to any thread; the runtime handles it, and the call is as if it had not begun.
    private static nint Uninterrupted(Func<nint> call)
    {
        nint result = call();
        while (result < 0 && LastError == Errno.EINTR)
        {
            result = call();
        }

        return result;
    }

    private static IoVector[] VectorOf(byte[] buffer, int length)
    {
        IoVector[] vector = GC.AllocateArray<IoVector>(1, pinned: true);
        vector[0] = new IoVector { Base = PinnedBytes.AddressOf(buffer), Length = (nuint)length };
        return vector;
    }

    private static CountAnswer Ask(int descriptor, nuint request)
    {
        int count = 0;
        Errno error = ErrorOf(Libc.Control(descriptor, request, ref count));
        return new CountAnswer(error, count);
    }

    // Behind an address that is said to be longer than it is there are zeros, and nobody else's memory.
    private byte[] Address(CaseAddress name, int? length)
    {
        byte[] address = _addresses.Write(name);
        Array.Resize(ref address, Math.Max(address.Length, length ?? 0));
        return address;
    }

    private NameAnswer NameOf(int result, byte[] address, int? length, int written) => result == 0
        ? new NameAnswer(Errno.Success, NameIn(address, length, written), written)
        : new NameAnswer(LastError, null, 0);

    // What is longer than the buffer was cut off.
    private CaseAddress? NameIn(byte[] address, int? length, int written) =>
        _addresses.Read(address.AsSpan(0, Math.Min(length ?? address.Length, address.Length)), written);

    private int Keep(int descriptor)
    {
        if (descriptor >= 0)
        {
            _descriptors[descriptor] = true;
        }

        return descriptor;
    }
}
