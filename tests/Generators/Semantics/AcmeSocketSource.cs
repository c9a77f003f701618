namespace Sockopt.Generators.Tests.Semantics;

/// <summary>A socket that has the levels of the table in which everything occurs, and calls into their dispatchers, as a
/// protocol's author would write it.</summary>
internal static class AcmeSocketSource
{
    public const string Text =
        """
        namespace Acme;

        using global::System;
        using global::Sockopt;

        public sealed class AcmeSocket(OptionDialect dialect) : IAcmeLevel, IPlainLevel
        {
            private AcmeLevelValues _acme;
            private PlainLevelValues _plain;
            private Errno _error = Errno.ECONNRESET;
            private long _count;

            public string Calls { get; private set; } = "";

            ref AcmeLevelValues IAcmeLevel.Values => ref _acme;
            ref PlainLevelValues IPlainLevel.Values => ref _plain;
            public OptionDialect Dialect => dialect;
            public global::System.Threading.Lock Gate { get; } = new();

            public int Set(int level, int name, byte[] value) => (int)(level == PlainLevelDispatcher.Level
                ? PlainLevelDispatcher.Set(this, level, name, value)
                : AcmeLevelDispatcher.Set(this, level, name, value));

            public int Get(int level, int name, byte[] value, out int length) => (int)(level == PlainLevelDispatcher.Level
                ? PlainLevelDispatcher.Get(this, level, name, value, out length)
                : AcmeLevelDispatcher.Get(this, level, name, value, out length));

            public Errno ApplyLimit(int value) { _acme.Limit = 2 * value; return Called($"Limit {value}"); }
            public Errno ApplyDelay(TimeSpan value) => Called($"Delay {value}");
            public Errno ApplySwitch(bool value) { _acme.Switch = value; return Called($"Switch {value}"); }
            public Errno ApplyCount(long value) { _count = value; return value == 0 ? Errno.EBUSY : Called($"Count {value}"); }
            public Errno ApplyReset() => Called("Reset");
            public Errno ApplyJoin(Route value) => Called($"Join {value.Metric} {value.Gateway} {value.Gear}");
            public Errno ApplyTag(string value) => Called($"Tag {value}");
            public Errno ApplyDualIn(int value) => Called($"DualIn {value}");
            public int ReadState() => 7;
            public bool ReadReady() => true;
            public int ReadFaced() => 8;
            public byte[] ReadDualOut() => [1, 2, 3];
            public Errno ReadPeer(out Route value) { value = default; return Errno.ENOTCONN; }
            public Errno ReadAlive(out bool value) { value = true; return _acme.Flag ? Errno.Success : Errno.ENOTCONN; }

            public Errno ReadDrain(out Linger value)
            {
                value = new(true, TimeSpan.FromSeconds(5));
                return _acme.Flag ? Errno.Success : Errno.ENOTCONN;
            }

            public Errno TakeError() { Errno error = _error; _error = Errno.Success; return error; }
            public Errno TakeCount(out long value) { value = _count; _count = 0; return Errno.Success; }
            public global::Microsoft.Win32.SafeHandles.SafeFileHandle ReadDescriptor() => new(9, ownsHandle: false);

            public static byte[] EncodePacked(int abi, string option)
            {
                byte[] bytes = new byte[Packed.Codec.Size((OptionAbi)abi)];
                Packed value = new(
                    State: 1, SendScale: 2, ReceiveScale: 15, Limited: 255, Port: 80, Rate: uint.MaxValue,
                    Age: TimeSpan.FromSeconds(uint.MaxValue), Delay: TimeSpan.FromMilliseconds(6),
                    Jitter: TimeSpan.FromMicroseconds(7), Busy: TimeSpan.FromMicroseconds(8), Name: "en0", Key: [9, 8],
                    Peer: new(global::System.Net.IPAddress.Loopback, 53), Token: new("01234567-89ab-cdef-0123-456789abcdef"),
                    Allowed: Permissions.Read | Permissions.Execute, Shade: Colour.Green,
                    Shift: abi is 0 or 1 ? Gear.First : Gear.Neutral, Extra: -1);
                value = option == "" ? value : value with { SendScale = 16 };
                int length = Packed.Codec.Encode(value, bytes, (OptionAbi)abi, option);
                return bytes[..length];
            }

            public static string DecodePacked(int abi, byte[] bytes)
            {
                Packed value = Packed.Codec.Decode(bytes, (OptionAbi)abi);
                return $"{value with { Key = [] }} {Convert.ToHexString(value.Key)}";
            }

            private Errno Called(string what) { Calls += what + ";"; return Errno.Success; }
        }
        """;
}
