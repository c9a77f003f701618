using Sockopt.Generators.Model;
using Sockopt.Tests.Table;
using Access = Sockopt.Generators.Model.OptionAccess;

namespace Sockopt.Tests.Proof;

/// <summary>A row of the table that has a number on Linux.</summary>
internal sealed record LinuxOption(LevelModel Level, OptionModel Option)
{
    public static IReadOnlyList<LinuxOption> All { get; } =
    [
        .. from entry in OptionTable.Options
           where entry.Level.Numbers.Has(Abi.Linux) && entry.Option.Numbers.Has(Abi.Linux)
           select new LinuxOption(entry.Level, entry.Option),
    ];

    /// <summary>An option by its name in C; not one that is another form of it.</summary>
    public static LinuxOption Find(string level, string name) =>
        All.Single(option => option.Level.Id == level && option.Option.Name == name && option.Option.VariantOf is null);

    /// <summary>An option by its name in .NET.</summary>
    public static LinuxOption OfId(string level, string id) =>
        All.Single(option => option.Level.Id == level && option.Option.Id == id);

    public long LevelNumber { get; } = Level.Numbers.On(Abi.Linux);

    public long Number { get; } = Option.Numbers.On(Abi.Linux);

    public Access Access => Option.Access[Abi.Linux];

    /// <summary>Whether another row of the level has the number for a direction that this one does not have.</summary>
    public bool IsSharedFor(Access direction) => All.Any(other =>
        other.Level == Level && other.Option.Id != Option.Id && other.Number == Number && (other.Access & direction) != 0);

    /// <summary>What the kernel makes of a value that is set, or "" if it takes it as it is.</summary>
    public string Effect => Option.Kernel.TryGet(Abi.Linux, out string effect) ? effect : "";

    /// <summary>The privilege that setting it takes, or null.</summary>
    public PrivilegeModel? Privilege => Option.Privilege.OnOrNull(Abi.Linux);

    /// <summary>The first release that has it, or null.</summary>
    public Version? Since => Option.Since.TryGet(Abi.Linux, out string release) ? Machine.Version(release) : null;

    public override string ToString() => $"{Level.Id}.{Option.Id} ({Option.Name})";
}
