using Sockopt.Generators.Model;
using Access = Sockopt.Generators.Model.OptionAccess;

namespace Sockopt.Tests.Table;

/// <summary>Every number in the table, at its level on the core and at one that does not exist, set and read, with values of
/// the right length, short, long and empty. What is expected is computed from the table and the rules of sections 13 and
/// 14.</summary>
public sealed class DispatcherMatrixTests
{
    private const int NoSuchLevel = 4711;

    public static TheoryData<string, string, string> Rows => ForBothProfiles(OptionTable.Options);

    public static TheoryData<string, string, string> KeptRows =>
        ForBothProfiles(OptionTable.Options.Where(entry => entry.Option.CoreKeeps));

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_core_answers_as_the_table_says(string profileName, string levelId, string optionId)
    {
        StackProfile profile = Core.TestCalls.Profile(profileName);
        bool linux = profile == StackProfile.Linux;
        (LevelModel level, OptionModel option) = OptionTable.Find(levelId, optionId);
        foreach (int number in option.Numbers.Entries.Select(entry => (int)entry.Value).Distinct())
        {
            foreach (int at in level.Numbers.Has(Abi.Core) ? [(int)level.CoreNumber, NoSuchLevel] : (int[])[NoSuchLevel])
            {
                // By its number on another system an option may be a different one on the core, or none.
                OptionModel? found = OnCore(at, number, candidate => candidate.CoreSets);
                OptionModel? readable = OnCore(at, number, candidate => candidate.CoreReads);
                int size = Value(readable).Length;
                byte[] value = Value(found);
                foreach (int length in (int[])[value.Length, value.Length - 1, value.Length + 4, 0])
                {
                    using Core.LocalPair pair = new(profile);
                    byte[] written = new byte[length];
                    value.AsSpan(0, Math.Min(length, value.Length)).CopyTo(written);
                    string what = $"{profile}: level {at}, option {number} ({found?.Name ?? "none"}), {length} bytes";

                    Errno set = pair.A.SetOption(at, number, written);
                    Check(ExpectedSet(found, at, length, value.Length, linux), set, $"set {what}");

                    byte[] read = [.. Enumerable.Repeat((byte)0xA5, length + 1)];
                    Errno got = pair.A.GetOption(at, number, read.AsSpan(0, length), out int copied);
                    (Errno error, int expected) = ExpectedGet(readable, at, length, size, linux);
                    Check(error, got, $"get {what}");
                    Check(expected, copied, $"length of get {what}");
                    Check(0xA5, read[length], $"the byte behind get {what}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(KeptRows))]
    public void What_is_kept_reads_back(string profileName, string levelId, string optionId)
    {
        StackProfile profile = Core.TestCalls.Profile(profileName);
        OptionModel option = OptionTable.Find(levelId, optionId).Option;
        using Core.LocalPair pair = new(profile);
        byte[] value = Value(option);
        byte[] read = new byte[value.Length];
        int level = SocketLevelDispatcher.Level;
        bool linux = profile == StackProfile.Linux;
        Assert.Equal(Errno.Success, pair.A.GetOption(level, (int)option.CoreNumber, read, out _));
        Errno expected = ExpectedSet(option, level, value.Length, value.Length, linux);
        Assert.Equal(expected, pair.A.SetOption(level, (int)option.CoreNumber, value));
        if (expected != Errno.Success)
        {
            value = [.. read]; // What is refused changes nothing.
        }
        else if (linux && option.Kernel.TryGet(Abi.Linux, out string effect) && effect == "doubled")
        {
            BitConverter.TryWriteBytes(value, 2 * BitConverter.ToInt32(value));
        }

        Assert.Equal(Errno.Success, pair.A.GetOption(level, (int)option.CoreNumber, read, out _));
        if (option.Value.Kind is ValueKind.Flag or ValueKind.Linger && profile == StackProfile.OpenBsd)
        {
            // S14.2: what is on reads as its bit, which is its number.
            BitConverter.TryWriteBytes(value, (int)option.CoreNumber);
        }

        Assert.Equal(Convert.ToHexString(value), Convert.ToHexString(read));
    }

    // What can be set and what can be read may be two rows with one number.
    private static OptionModel? OnCore(int level, int number, Predicate<OptionModel> isMeant)
    {
        OptionModel[] found =
        [
            .. from entry in OptionTable.Options
               where entry.Level.Numbers.TryGet(Abi.Core, out long core) && core == level
               where entry.Option.Numbers.TryGet(Abi.Core, out long core) && core == number
               select entry.Option,
        ];
        return Array.Find(found, isMeant) ?? found.FirstOrDefault();
    }

    private static TheoryData<string, string, string> ForBothProfiles(IEnumerable<(LevelModel Level, OptionModel Option)> options)
    {
        TheoryData<string, string, string> rows = [];
        foreach ((LevelModel level, OptionModel option) in options)
        {
            Array.ForEach(Core.TestCalls.Profiles, profile => rows.Add(profile.Name, level.Id, option.Id));
        }

        return rows;
    }

    private static Errno ExpectedSet(OptionModel? option, int level, int length, int size, bool linux)
    {
        if (level != SocketLevelDispatcher.Level)
        {
            return linux ? Errno.EOPNOTSUPP : Errno.ENOPROTOOPT; // S1.5, S13.1
        }

        if (linux && length < sizeof(int))
        {
            return Errno.EINVAL; // Executed on Linux: before the option is looked up.
        }

        if (option is null || !option.CoreSets)
        {
            return Errno.ENOPROTOOPT; // S13.2, S13.4
        }

        if (option.Id == "Splice")
        {
            return linux ? Errno.ENOPROTOOPT : Errno.EPROTONOSUPPORT; // S16.2, whatever the value
        }

        if (length < size || (option.Value.Kind == ValueKind.Linger && !linux && length != size))
        {
            return Errno.EINVAL; // S13.4
        }

        if (linux && option.CoreErrors.Contains(nameof(Errno.EOPNOTSUPP)) && !IsOfLocalDomain(option))
        {
            return Errno.EOPNOTSUPP; // Executed on Linux.
        }

        return linux && option.Access[Abi.Linux] == Access.Get ? Errno.ENOPROTOOPT : Errno.Success;
    }

    private static (Errno Error, int Length) ExpectedGet(OptionModel? option, int level, int length, int size, bool linux) =>
        level != SocketLevelDispatcher.Level ? (linux ? Errno.EOPNOTSUPP : Errno.ENOPROTOOPT, 0) // S1.5, S14.1
        : option is null || !option.CoreReads || (linux && option.Id == "SplicedLength") ? (Errno.ENOPROTOOPT, 0) // S14.1
        : (Errno.Success, Math.Min(length, size)); // S14.4

    private static bool IsOfLocalDomain(OptionModel option) => option.Domains.Count == 0 || option.Domains.Contains("unix");

    /// <summary>A value that the option accepts, in the core's layout.</summary>
    private static byte[] Value(OptionModel? option) => option?.Value.Kind switch
    {
        ValueKind.Timeval => [.. BitConverter.GetBytes(2L), .. BitConverter.GetBytes(0L)],
        ValueKind.Linger => [.. BitConverter.GetBytes(1), .. BitConverter.GetBytes(5)],
        ValueKind.Struct => new byte[StructSize(option.Value)],
        ValueKind.Flag => BitConverter.GetBytes(1),
        ValueKind.Int64 => BitConverter.GetBytes(6000L),
        _ => BitConverter.GetBytes(6000),
    };

    private static int StructSize(ValueModel value)
    {
        Assert.True(OptionTable.Model.Structs.Single(model => model.Id == value.Type).Sizes.TryGet(Abi.Core, out int size));
        return size;
    }

    private static void Check<T>(T expected, T actual, string what) =>
        Assert.True(EqualityComparer<T>.Default.Equals(expected, actual), $"{what}: expected {expected}, not {actual}");
}
