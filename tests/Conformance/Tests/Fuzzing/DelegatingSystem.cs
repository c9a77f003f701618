using System.Net.Sockets;
using Sockopt.Conformance.Systems;

namespace Sockopt.Conformance.Tests.Fuzzing;

/// <summary>A system that answers as another one does. Who derives from it answers otherwise.</summary>
internal class DelegatingSystem(ISocketSystem system) : ISocketSystem
{
    public SystemNumbers Numbers => system.Numbers;

    public TimeSpan Elapsed => system.Elapsed;

    public void Sleep(TimeSpan time) => system.Sleep(time);

    public void After(TimeSpan delay, Action action) => system.After(delay, action);

    public void FinishActions() => system.FinishActions();

    public int OpenNullDevice() => system.OpenNullDevice();

    public void MakeFile(string name) => system.MakeFile(name);

    public int UnusedPort() => system.UnusedPort();

    public DescriptorAnswer Socket(SocketDomain domain, SocketType type, int protocol) => system.Socket(domain, type, protocol);

    public PairAnswer SocketPair(SocketDomain domain, SocketType type) => system.SocketPair(domain, type);

    public Errno Bind(int descriptor, CaseAddress name, int? length) => system.Bind(descriptor, name, length);

    public Errno Connect(int descriptor, CaseAddress name, int? length) => system.Connect(descriptor, name, length);

    public Errno Listen(int descriptor, int backlog) => system.Listen(descriptor, backlog);

    public AcceptAnswer Accept(int descriptor, int? length) => system.Accept(descriptor, length);

    public virtual Errno Close(int descriptor) => system.Close(descriptor);

    public virtual Errno Shutdown(int descriptor, int how) => system.Shutdown(descriptor, how);

    public virtual CountAnswer Send(int descriptor, byte[] data, CallFlags flags, CaseAddress? to, int[] rights) =>
        system.Send(descriptor, data, flags, to, rights);

    public virtual ReceiveAnswer Receive(int descriptor, int length, CallFlags flags, bool wantsSender, int controlLength) =>
        system.Receive(descriptor, length, flags, wantsSender, controlLength);

    public Errno SetOption(int descriptor, int level, int option, byte[] value) =>
        system.SetOption(descriptor, level, option, value);

    public OptionAnswer GetOption(int descriptor, int level, int option, int length) =>
        system.GetOption(descriptor, level, option, length);

    public NameAnswer GetSocketName(int descriptor, int? length) => system.GetSocketName(descriptor, length);

    public NameAnswer GetPeerName(int descriptor, int? length) => system.GetPeerName(descriptor, length);

    public PollAnswer Poll(int descriptor, PollEvents events, TimeSpan timeout) => system.Poll(descriptor, events, timeout);

    public CountAnswer CountReadable(int descriptor) => system.CountReadable(descriptor);

    public CountAnswer TestMark(int descriptor) => system.TestMark(descriptor);

    public Errno SetNonblocking(int descriptor) => system.SetNonblocking(descriptor);

    public void Dispose() => system.Dispose();
}
