"""Scores facts against hand-made annotations, so that users can measure the rules on documents of their own."""

from .folders import EvaluationError, evaluate_folder
from .repairs import RepairScore
from .report import Report, evaluate

__all__ = ["EvaluationError", "RepairScore", "Report", "evaluate", "evaluate_folder"]
