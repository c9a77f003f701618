using System.Collections.Immutable;
using Sockopt.Conformance.Notation;

namespace Sockopt.Conformance.Running;

/// <summary>Which cases are to be run.</summary>
/// <param name="Target">On what.</param>
/// <param name="Profile">Whose answers are expected.</param>
/// <param name="Id">The only case, or null for all.</param>
/// <param name="Family">The only domain of sockets, or null for all.</param>
/// <param name="Type">The only type of sockets, or null for all.</param>
internal sealed record Selection(
    Target Target, Profile Profile, string? Id = null, string? Family = null, string? Type = null)
{
    private const string Linux = "linux";
    private const string Bsd = "bsd";
    private const string Any = "any";

    /// <summary>Whether a case is to be run.</summary>
    /// <exception cref="NotationException">The row says something that the notation does not know.</exception>
    public bool Includes(CaseRow row)
    {
        if (Id is not null && row.Id != Id)
        {
            return false;
        }

        // A word that is not known must not look like one that was not asked for.
        Check("family", row.Family, Words.Domains.Keys);
        Check("type", row.Type, Words.Types.Keys);
        Check("dialect", row.Dialect, [Linux, Bsd, Any]);
        string[] targets = row.Target.Split('+');
        foreach (string target in targets)
        {
            Check("target", target, Targets.ByName.Keys);
        }

        return (Family is null || row.Family == Family)
            && (Type is null || row.Type == Type)
            && targets.Any(target => Targets.ByName[target] == Target)
            && (Profile == Profile.OpenBsd || row.Dialect != Bsd)
            && !Case.HasNoAnswer(row, Profile);
    }

    private static void Check(string column, string word, ImmutableArray<string> known)
    {
        if (!known.Contains(word))
        {
            throw new NotationException(column, 0, $"unknown {column} '{word}'");
        }
    }
}
