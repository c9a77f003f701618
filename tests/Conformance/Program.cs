using Sockopt.Conformance;

return CommandRun.Of(args, Console.Out, Console.Error);
