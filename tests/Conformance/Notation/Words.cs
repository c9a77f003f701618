using System.Collections.Frozen;
using System.Net.Sockets;
using Sockopt.Conformance.Systems;

namespace Sockopt.Conformance.Notation;

/// <summary>The words that the notation has for what a socket, a call or an answer can be, and whose it is.</summary>
internal static class Words
{
    public static readonly FrozenDictionary<string, SocketDomain> Domains = new Dictionary<string, SocketDomain>
    {
        ["unix"] = SocketDomain.Unix,
        ["inet"] = SocketDomain.InterNetwork,
        ["inet6"] = SocketDomain.InterNetworkV6,
    }.ToFrozenDictionary();

    public static readonly FrozenDictionary<string, SocketType> Types = new Dictionary<string, SocketType>
    {
        ["stream"] = SocketType.Stream,
        ["dgram"] = SocketType.Dgram,
        ["seqpacket"] = SocketType.Seqpacket,
    }.ToFrozenDictionary();

    public static readonly FrozenDictionary<string, CallFlags> Flags = new Dictionary<string, CallFlags>
    {
        ["peek"] = CallFlags.Peek,
        ["waitall"] = CallFlags.WaitAll,
        ["dontwait"] = CallFlags.DontWait,
        ["trunc"] = CallFlags.Truncate,
        ["ctrunc"] = CallFlags.TruncateControl,
        ["oob"] = CallFlags.OutOfBand,
        ["eor"] = CallFlags.EndOfRecord,
        ["more"] = CallFlags.More,
        ["errqueue"] = CallFlags.ErrorQueue,
    }.ToFrozenDictionary();

    public static readonly FrozenDictionary<string, PollEvents> Events = new Dictionary<string, PollEvents>
    {
        ["IN"] = PollEvents.In,
        ["PRI"] = PollEvents.Priority,
        ["OUT"] = PollEvents.Out,
        ["ERR"] = PollEvents.Error,
        ["HUP"] = PollEvents.HangUp,
        ["NVAL"] = PollEvents.Invalid,
    }.ToFrozenDictionary();

    /// <summary>SHUT_RD, SHUT_WR and SHUT_RDWR, which are the same everywhere.</summary>
    public static readonly FrozenDictionary<string, int> Directions = new Dictionary<string, int>
    {
        ["rd"] = 0,
        ["wr"] = 1,
        ["rdwr"] = 2,
    }.ToFrozenDictionary();

    public static readonly FrozenDictionary<string, OptionForm> Forms = new Dictionary<string, OptionForm>
    {
        ["int"] = OptionForm.Int32,
        ["i64"] = OptionForm.Int64,
        ["linger"] = OptionForm.Linger,
        ["tv"] = OptionForm.TimeValue,
        ["str"] = OptionForm.Text,
        ["err"] = OptionForm.Error,
    }.ToFrozenDictionary();

    public static readonly FrozenDictionary<string, Profile> Profiles = new Dictionary<string, Profile>
    {
        ["linux"] = Profile.Linux,
        ["openbsd"] = Profile.OpenBsd,
    }.ToFrozenDictionary();

    public static readonly FrozenDictionary<string, Errno> Errors =
        Enum.GetValues<Errno>().Where(error => error != Errno.Success).ToFrozenDictionary(error => error.ToString());
}
