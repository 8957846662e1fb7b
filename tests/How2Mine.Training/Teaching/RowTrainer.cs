using System.Globalization;
using How2Mine.Text.Trees;

namespace How2Mine.Training.Teaching;

/// <summary>What trees learn from: numbers, whether it is so (0 to 1), how much it counts, and its fold.</summary>
sealed record TrainingRow(float[] Features, float Label, float Weight, int Fold)
{
    /// <summary>The log-odds that the row's source alone gives: trees learn what is left, and so nothing about sources.</summary>
    public double Base { get; init; } = double.NaN;
}

/// <summary>Trains trees that answer one question about a row, and tests them on folds that they never saw.</summary>
sealed class RowTrainer(int trees, int leaves, double rate, int minRows, double columns)
{
    const int Seed = 20261;

    /// <summary>How often the trees are trained with another seed; the mean of few rows' trees moves less.</summary>
    string Parameters(int seed) => string.Create(CultureInfo.InvariantCulture,
        $"objective=cross_entropy num_leaves={leaves} learning_rate={rate} min_data_in_leaf={minRows} min_sum_hessian_in_leaf=0.5 lambda_l2=2 feature_fraction={columns} bagging_fraction=0.8 bagging_freq=1 max_bin=63 use_missing=false deterministic=true force_row_wise=true seed={seed} num_threads=2 verbosity=-1");

    public TreeModel Train(IReadOnlyList<TrainingRow> rows)
    {
        var width = rows[0].Features.Length;
        var values = new float[rows.Count * width];
        for (var i = 0; i < rows.Count; i++) rows[i].Features.CopyTo(values, i * width);
        return LightGbmModel.Read(LightGbm.Train(values, width, [.. rows.Select(r => r.Label)], [.. rows.Select(r => r.Weight)], double.IsNaN(rows[0].Base) ? null : [.. rows.Select(r => r.Base)], Parameters(Seed), trees));
    }

    /// <summary>For each row what trees say that saw no row of its fold.</summary>
    public float[] CrossValidate(IReadOnlyList<TrainingRow> rows, int folds)
    {
        var models = Enumerable.Range(0, folds).Select(fold => Train([.. rows.Where(r => r.Fold != fold && r.Weight > 0)])).ToList();
        return [.. rows.Select(r => models[r.Fold].Probability(r.Features))];
    }
}
