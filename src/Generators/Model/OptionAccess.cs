namespace Sockopt.Generators.Model;

/// <summary>What can be done with an option. The table's <c>cmsg</c>, ancillary data only, is <see cref="None"/>.</summary>
[Flags]
internal enum OptionAccess
{
    None = 0,
    Get = 1,
    Set = 2,
}
