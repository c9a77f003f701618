using System.Runtime.Versioning;
using Sockopt.Tests.Proof;
using Sockopt.Tests.Proof.Native;

namespace Sockopt.Tests.Core;

/// <summary>The same calls with the same addresses at a socket of the running kernel and at the Linux profile, whose user memory
/// is the process: the same errors, the same bytes, the same lengths.</summary>
[SupportedOSPlatform("linux")]
public sealed class UserOptionKernelTests : IDisposable
{
    private const int Unknown = 0x7777;
    private const int NoDescriptor = 0x7FFF_0000;

    private static readonly int[] Lengths =
        [0, 1, 3, 4, 5, 7, 8, 9, 12, 15, 16, 17, 64, 2048, 2049, 70_000, int.MaxValue, -1, int.MinValue];

    private static readonly Dictionary<string, (OptionLevel Level, int Kernel, int Core)> Options = new()
    {
        ["SO_KEEPALIVE"] = Of(SocketOption.KeepAlive.Id),
        ["SO_LINGER"] = Of(SocketOption.Linger.Id),
        ["SO_RCVTIMEO"] = Of(SocketOption.ReceiveTimeout.Id),
        ["SO_TYPE"] = Of(SocketOption.SocketType.Id),
        ["SO_ERROR"] = Of(SocketOption.Error.Id),
        ["an unknown option"] = (SocketOption.Error.Id.Level, Unknown, Unknown),
        ["an unknown level"] = (OptionLevel.Of(6), 1, 1),
    };

    private readonly NativePages _pages = new();
    private readonly TestTable _core = new("Linux", new ProcessMemory());
    private readonly NativeSocket _kernel;
    private readonly NativeSocket _peer;

    public UserOptionKernelTests() => (_kernel, _peer) = NativeSocket.OpenPair(new SocketKind("unix", "stream", ""));

    public static TheoryData<string> Names => [.. Options.Keys];

    // From each of them up to the first byte that cannot be had there are as many as a value may need, one less or more, or none.
    private ulong[] Addresses =>
    [
        .. new ulong[] { 0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 64 }.Select(before => _pages.End - before),
        _pages.Start, _pages.Start - 2, _pages.ReadOnly, _pages.ReadOnly - 2, _pages.ReadOnly + (ulong)NativePages.Size - 4,
        0, 8, 0x8000_0000_0000_0000, ulong.MaxValue - 3, ulong.MaxValue,
    ];

    public void Dispose()
    {
        _kernel.Dispose();
        _peer.Dispose();
        _core.Dispose();
        _pages.Dispose();
    }

    [LinuxTheory]
    [MemberData(nameof(Names))]
    public void Setting_does_the_same(string option)
    {
        foreach (byte fill in (byte[])[0, 1])
        {
            foreach (ulong value in Addresses)
            {
                foreach (int length in Lengths)
                {
                    _pages.Bytes.Clear();
                    for (int i = 0; i < NativePages.Size; i += sizeof(int))
                    {
                        _pages.Bytes[i] = fill;
                    }

                    AreSame(option, value, length);
                }
            }
        }
    }

    [LinuxTheory]
    [MemberData(nameof(Names))]
    public void Reading_does_the_same(string option)
    {
        ulong[] lengths = [_pages.Start + 128, _pages.End - 4, _pages.End - 3, _pages.ReadOnly, 0, 8, ulong.MaxValue - 1];
        foreach (ulong value in Addresses)
        {
            foreach (ulong length in lengths)
            {
                foreach (int room in Lengths)
                {
                    (string Error, byte[] Bytes) kernel = Read(option, value, length, room, isCore: false);
                    (string Error, byte[] Bytes) core = Read(option, value, length, room, isCore: true);
                    string call = $"{option} value {value:x} length {length:x} room {room}";
                    Assert.Equal($"{call}: {kernel.Error}", $"{call}: {core.Error}");

                    // How far a copy gets that faults is the processor's business.
                    Assert.True(kernel.Error == "EFAULT" || kernel.Bytes.AsSpan().SequenceEqual(core.Bytes), call);
                }
            }
        }
    }

    private static (OptionLevel Level, int Kernel, int Core) Of(OptionId id) => (id.Level, id.Number, id.CoreNumber);

    private void AreSame(string option, ulong value, int length)
    {
        (OptionLevel level, int kernelName, int coreName) = Options[option];
        string call = $"{option} value {value:x} length {length}";
        foreach (bool isBad in (bool[])[false, true])
        {
            int kernel = isBad ? NoDescriptor : _kernel.Descriptor;
            int core = isBad ? NoDescriptor : TestTable.A;
            string expected = Name(RawOptionCalls.Set(kernel, level.Number, kernelName, value, length));
            Assert.Equal($"{call}: {expected}", $"{call}: {_core.Calls.SetOption(core, level.Core, coreName, value, length)}");
        }

        foreach (string kept in (string[])["SO_KEEPALIVE", "SO_LINGER"])
        {
            (string Error, byte[] Bytes) ofKernel = Read(kept, _pages.Start, _pages.Start + 128, 8, isCore: false);
            (string Error, byte[] Bytes) ofCore = Read(kept, _pages.Start, _pages.Start + 128, 8, isCore: true);
            Assert.True(ofKernel.Bytes.AsSpan().SequenceEqual(ofCore.Bytes), $"{call}: then {kept} differs");
        }
    }

    private (string Error, byte[] Bytes) Read(string option, ulong value, ulong length, int room, bool isCore)
    {
        (OptionLevel level, int kernelName, int coreName) = Options[option];
        _pages.Bytes.Fill(0xEE);
        if (length >= _pages.Start && length <= _pages.End - sizeof(int))
        {
            BitConverter.TryWriteBytes(_pages.Bytes[(int)(length - _pages.Start)..], room);
        }

        string error = isCore
            ? $"{_core.Calls.GetOption(TestTable.A, level.Core, coreName, value, length)}"
            : Name(RawOptionCalls.Get(_kernel.Descriptor, level.Number, kernelName, value, length));
        return (error, _pages.Bytes.ToArray());
    }

    private static string Name(int result) => result == 0 ? nameof(Errno.Success) : LinuxError.Name(Libc.Error);
}
