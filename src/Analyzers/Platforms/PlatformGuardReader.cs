using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Sockopt.Analyzers.Variables;

namespace Sockopt.Analyzers.Platforms;

/// <summary>Understands the tests by which programs tell systems apart.</summary>
/// <param name="model">The file that the tests are in. An analyzer may not ask for another, and the operations of a flow graph
/// know none.</param>
internal sealed class PlatformGuardReader(SemanticModel? model)
{
    // A member that tests a system may call another that does. Members that call one another in a circle end here.
    private const int MostSteps = 4;

    /// <summary>What a condition says about the system, or null if that is nothing or cannot be understood.</summary>
    public PlatformGuard? Read(IOperation condition) => Read(condition, MostSteps);

    private PlatformGuard? Read(IOperation condition, int steps) => condition switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => Read(not.Operand, steps)?.Not(),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } and =>
            ReadBoth(and, steps) is var (left, right) ? left.And(right) : null,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } or =>
            ReadBoth(or, steps) is var (left, right) ? left.Or(right) : null,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equals => ReadComparison(equals),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } differs => ReadComparison(differs)?.Not(),
        IInvocationOperation call => ReadCall(call) ?? ReadMember(call.TargetMethod, steps),
        IPropertyReferenceOperation property => ReadMember(property.Property, steps),
        IFieldReferenceOperation { Field.IsReadOnly: true } field => ReadMember(field.Field, steps),
        ILocalReferenceOperation local => ReadLocal(local, steps),
        _ => null,
    };

    // One side may be about something else.
    private (PlatformGuard Left, PlatformGuard Right)? ReadBoth(IBinaryOperation operation, int steps) =>
        (Read(operation.LeftOperand, steps), Read(operation.RightOperand, steps)) switch
        {
            (null, null) => null,
            (var left, var right) => (left ?? PlatformGuard.Unknown, right ?? PlatformGuard.Unknown),
        };

    private static PlatformGuard? ReadCall(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        return method.ContainingType.Name switch
        {
            "OperatingSystem" when IsIn(method.ContainingType, "System") => ReadOperatingSystem(call),
            "RuntimeInformation" when method.Name == "IsOSPlatform" && IsIn(method.ContainingType, "InteropServices") =>
                ReadOSPlatform(call.Arguments[0].Value) is { } platform ? PlatformGuard.Exactly(platform) : null,
            _ => null,
        };
    }

    private static PlatformGuard? ReadOperatingSystem(IInvocationOperation call)
    {
        const string Prefix = "Is";
        const string Suffix = "VersionAtLeast";

        string name = call.TargetMethod.Name;
        if (name == "IsOSPlatform" || name == "IsOSPlatformVersionAtLeast")
        {
            HostPlatforms named =
                call.Arguments[0].Value.ConstantValue.Value is string text ? PlatformNames.Parse(text) : HostPlatforms.None;
            return named == HostPlatforms.None ? null
                : name == "IsOSPlatform" ? PlatformGuard.Exactly(named)
                : PlatformGuard.OnlyOn(named);
        }

        if (!name.StartsWith(Prefix, StringComparison.Ordinal)
            || call.TargetMethod.ReturnType.SpecialType != SpecialType.System_Boolean)
        {
            return null;
        }

        string system = name.Substring(Prefix.Length);
        return system switch
        {
            "Linux" or "Windows" or "MacOS" or "FreeBSD" => PlatformGuard.Exactly(PlatformNames.Parse(system)),
            // A part of the systems that share option numbers: not to be on it says nothing.
            "Android" or "IOS" or "TvOS" or "MacCatalyst" => PlatformGuard.OnlyOn(PlatformNames.Parse(system)),
            "Browser" or "Wasi" => PlatformGuard.OnlyOn(HostPlatforms.None),
            _ when name.EndsWith(Suffix, StringComparison.Ordinal) =>
                PlatformGuard.OnlyOn(PlatformNames.Parse(system.Substring(0, system.Length - Suffix.Length))),
            _ => null,
        };
    }

    private static HostPlatforms? ReadOSPlatform(IOperation platform) => platform switch
    {
        IPropertyReferenceOperation { Property: { Name: var name, ContainingType.Name: "OSPlatform" } } =>
            PlatformNames.Parse(name),
        IInvocationOperation { TargetMethod: { Name: "Create", ContainingType.Name: "OSPlatform" } } create
            when create.Arguments[0].Value.ConstantValue.Value is string name => PlatformNames.Parse(name),
        _ => null,
    };

    // Environment.OSVersion.Platform == PlatformID.Win32NT
    private static PlatformGuard? ReadComparison(IBinaryOperation comparison)
    {
        IOperation left = Unconverted(comparison.LeftOperand);
        IOperation right = Unconverted(comparison.RightOperand);
        return (left, right) switch
        {
            (IPropertyReferenceOperation property, IFieldReferenceOperation member) => ReadPlatformId(property, member),
            (IFieldReferenceOperation member, IPropertyReferenceOperation property) => ReadPlatformId(property, member),
            _ => null,
        };
    }

    private static PlatformGuard? ReadPlatformId(IPropertyReferenceOperation property, IFieldReferenceOperation member) =>
        property.Property is { Name: "Platform", ContainingType.Name: "OperatingSystem" }
            ? member.Field.Name switch
            {
                "Win32NT" => PlatformGuard.Exactly(HostPlatforms.Windows),
                "Unix" => PlatformGuard.Exactly(HostPlatforms.Unix),
                // .NET calls macOS Unix; this member is that of older frameworks.
                "MacOSX" => PlatformGuard.OnlyOn(HostPlatforms.MacOS),
                _ => null,
            }
            : null;

    private PlatformGuard? ReadMember(ISymbol member, int steps) =>
        ReadGuardAttributes(member)
        ?? (steps > 0 && !MayBeOther(member) && ValueOf(member) is { } value && OperationOf(value) is { } operation
            ? Read(operation, steps - 1)
            : null);

    // A derived class may override it, or a constructor give it another value than its declaration.
    private static bool MayBeOther(ISymbol member) =>
        member.IsVirtual || member.IsOverride || member.IsAbstract
        || (member is IFieldSymbol or IPropertySymbol
            && member.ContainingType.DeclaringSyntaxReferences.Any(part =>
                WrittenPlaces.OfField(part.GetSyntax(), member.Name).Any()));

    private static PlatformGuard? ReadGuardAttributes(ISymbol member)
    {
        (HostPlatforms supported, HostPlatforms unsupported) = PlatformAttributes.Read(member, "OSPlatformGuardAttribute");
        return supported != HostPlatforms.None ? PlatformGuard.OnlyOn(supported & ~unsupported)
            : unsupported != HostPlatforms.None ? PlatformGuard.OnlyOn(~unsupported)
            : null;
    }

    private PlatformGuard? ReadLocal(ILocalReferenceOperation local, int steps) =>
        steps > 0
        && local.Local.DeclaringSyntaxReferences is [var declaration]
        && declaration.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value } declarator
        && !WrittenPlaces.OfVariable(WrittenPlaces.ScopeOf(declarator), local.Local.Name).Any()
        && OperationOf(value) is { } operation
            ? Read(operation, steps - 1)
            : null;

    private static ExpressionSyntax? ValueOf(ISymbol member) =>
        member.DeclaringSyntaxReferences is [var declaration]
            ? declaration.GetSyntax() switch
            {
                VariableDeclaratorSyntax field => field.Initializer?.Value,
                PropertyDeclarationSyntax { ExpressionBody: { } body } => body.Expression,
                PropertyDeclarationSyntax { Initializer: { } initializer, AccessorList.Accessors.Count: 1 } => initializer.Value,
                PropertyDeclarationSyntax { AccessorList.Accessors: [{ ExpressionBody: { } body }] } => body.Expression,
                MethodDeclarationSyntax { ExpressionBody: { } body } => body.Expression,
                MethodDeclarationSyntax { Body.Statements: [ReturnStatementSyntax { Expression: { } returned }] } => returned,
                _ => null,
            }
            : null;

    private IOperation? OperationOf(ExpressionSyntax expression) =>
        model?.SyntaxTree == expression.SyntaxTree ? model.GetOperation(expression) : null;

    private static IOperation Unconverted(IOperation operation) =>
        operation is IConversionOperation conversion ? Unconverted(conversion.Operand) : operation;

    private static bool IsIn(INamedTypeSymbol type, string lastNamespace) => type.ContainingNamespace?.Name == lastNamespace;
}
